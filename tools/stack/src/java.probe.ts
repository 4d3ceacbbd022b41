import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Problem } from './problem.js'

export interface Java {
  /** The executable. */
  readonly command: string
  /** As Java prints it, e.g. `17.0.15`. */
  readonly version: string
  /** All that `java -version` says: another text is another Java. */
  readonly build: string
}

const OLDEST = 17

/** @throws Problem `java-missing` or `java-old` */
export async function findJava(environment: NodeJS.ProcessEnv): Promise<Java> {
  const home = environment['JAVA_HOME']
  const command = home ? join(home, 'bin', 'java') : 'java'
  const build = await printedVersion(command, environment)
  const version = /version "([^"]+)"/.exec(build)?.[1]
  if (version === undefined) {
    const where = home ? `JAVA_HOME (${home}) has no bin/java` : 'no Java was found on the PATH'
    throw new Problem(
      'java-missing',
      `Kafka needs Java ${OLDEST} or later, and ${where}: install one (Debian: apt install openjdk-17-jre-headless) or set JAVA_HOME.`,
    )
  }
  if (majorOf(version) < OLDEST) {
    throw new Problem(
      'java-old',
      `Kafka needs Java ${OLDEST} or later, and ${command} is ${version}: install a newer one or point JAVA_HOME to it.`,
    )
  }
  return { command, version, build }
}

async function printedVersion(command: string, env: NodeJS.ProcessEnv): Promise<string> {
  try {
    const { stderr } = await promisify(execFile)(command, ['-version'], { env })
    return stderr
  } catch {
    return '' // not there, or macOS's stub that only says where to buy one
  }
}

/** `17.0.15` is 17, `1.8.0_392` is 8. */
export function majorOf(version: string): number {
  const [first = '0', second = '0'] = version.split('.')
  return parseInt(first === '1' ? second : first, 10)
}
