import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cleanEnvironment } from './clean-environment.js'
import { run } from './command.run.js'
import { lock } from './file.lock.js'
import { Problem } from './problem.js'
import { until } from './wait.js'

const VERSION = 'kafka-4.3.1'
const POM = fileURLToPath(new URL('../kafka/pom.xml', import.meta.url))
const LONGEST_DOWNLOAD_MS = 15 * 60_000

/** Where downloads are kept: outside of every clone, so that the second clone has them already. */
export function cacheFolder(environment: NodeJS.ProcessEnv): string {
  const base = environment['XDG_CACHE_HOME'] || join(environment['HOME'] || homedir(), '.cache')
  return environment['PARPAY_CACHE'] || join(base, 'parpay')
}

/** Who asks for Kafka, and hears about it when that takes a while. */
export interface Asking {
  readonly environment: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  readonly note: (text: string) => void
}

/**
 * The jars of Kafka, as absolute paths in a fixed order; fetched through Maven (which checks the checksums) the first
 * time. Two clones may ask at once: one fetches, the other one waits.
 *
 * @throws Problem `maven-missing`, `kafka-download-failed`; `stopped` when the signal fires
 */
export async function kafkaJars(asking: Asking): Promise<string[]> {
  const folder = join(cacheFolder(asking.environment), VERSION)
  if (!existsSync(folder)) await fetchOnce(folder, asking)
  const names = await readdir(folder)
  return names
    .filter((name) => name.endsWith('.jar'))
    .sort()
    .map((name) => join(folder, name))
}

async function fetchOnce(folder: string, asking: Asking): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const soon = setTimeout(() => {
    asking.note('Fetching Kafka from Maven Central (once, 43 MB) ...')
  }, 2_000)
  try {
    const turn = await until(
      () => {
        if (asking.signal.aborted) throw new Problem('stopped', 'Stopped while starting.')
        const taken = lock(`${folder}.lock`)
        return 'release' in taken && taken
      },
      { within: LONGEST_DOWNLOAD_MS, every: 200, late: () => new Problem('kafka-download-failed', tooLong(folder)) },
    )
    try {
      if (!existsSync(folder)) await fetchJars(folder, asking)
    } finally {
      turn.release()
    }
  } finally {
    clearTimeout(soon)
  }
}

async function fetchJars(folder: string, asking: Asking): Promise<void> {
  const draft = await mkdtemp(`${folder}-`)
  try {
    await maven(draft, asking)
    await rename(draft, folder)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function maven(folder: string, { environment, signal }: Asking): Promise<void> {
  const log = `${folder}.log`
  // -C: a wrong checksum is an error
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`, '-DincludeScope=runtime']
  const args = ['-B', '-ntp', '-C', '-Dstyle.color=never', '-f', POM, ...goal]
  const { code, printed } = await run({ command: 'mvn', args, log, env: cleanEnvironment(environment) }, signal)
  if (code === 127) {
    throw new Problem(
      'maven-missing',
      'Kafka is fetched with Maven, and there is no mvn on the PATH: install it (Debian: apt install maven) and try again.',
    )
  }
  if (code !== 0) {
    const reason = /\[ERROR\] (.+)/.exec(printed)?.[1] ?? printed.trim().split('\n').at(-1) ?? ''
    throw new Problem(
      'kafka-download-failed',
      `Maven could not fetch Kafka: check the connection to Maven Central and try again (${reason.slice(0, 300)}; ${log}).`,
    )
  }
  await rm(log, { force: true })
}

const tooLong = (folder: string) =>
  `Another process has been fetching Kafka for a quarter of an hour: stop it or remove ${folder}.lock, and try again.`
