import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { errno } from './errno.js'
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

/**
 * The jars of Kafka, as absolute paths in a fixed order; fetched through Maven (which checks the checksums) the first
 * time. Two clones may ask at once: one fetches, the other one waits.
 *
 * @throws Problem `maven-missing`, `kafka-download-failed`
 */
export async function kafkaJars(environment: NodeJS.ProcessEnv, say: (line: string) => void): Promise<string[]> {
  const folder = join(cacheFolder(environment), VERSION)
  if (!existsSync(folder)) await fetchOnce(folder, environment, say)
  const names = await readdir(folder)
  return names.filter((name) => name.endsWith('.jar')).sort().map((name) => join(folder, name)) // prettier-ignore
}

async function fetchOnce(folder: string, environment: NodeJS.ProcessEnv, say: (line: string) => void): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const turn = await until(
    () => {
      const taken = lock(`${folder}.lock`)
      return 'release' in taken && taken
    },
    {
      within: LONGEST_DOWNLOAD_MS,
      every: 200,
      late: () => new Problem('kafka-download-failed', waitedTooLong(folder)),
    },
  )
  try {
    if (!existsSync(folder)) await fetchJars(folder, environment, say)
  } finally {
    turn.release()
  }
}

async function fetchJars(folder: string, environment: NodeJS.ProcessEnv, say: (line: string) => void): Promise<void> {
  const soon = setTimeout(() => { say('Fetching Kafka from Maven Central (once, 43 MB) ...') }, 2_000) // prettier-ignore
  const draft = await mkdtemp(`${folder}-`)
  try {
    await maven(draft, environment)
    await rename(draft, folder)
  } finally {
    clearTimeout(soon)
    await rm(draft, { recursive: true, force: true })
  }
}

async function maven(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  // -C: a wrong checksum is an error
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`, '-DincludeScope=runtime']
  try {
    await promisify(execFile)('mvn', ['-B', '-ntp', '-C', '-f', POM, ...goal], { env, maxBuffer: 16 << 20 })
  } catch (error) {
    if (errno(error) === 'ENOENT') {
      throw new Problem(
        'maven-missing',
        'Kafka is fetched with Maven, and there is no mvn on the PATH: install it (Debian: apt install maven) and try again.',
      )
    }
    const stdout = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
    const reason = /^\[ERROR\] (.*)$/m.exec(stdout)?.[1] ?? stdout.trim().split('\n').at(-1) ?? ''
    throw new Problem(
      'kafka-download-failed',
      `Maven could not fetch Kafka: check the connection to Maven Central and try again (${reason.slice(0, 300)}).`,
    )
  }
}

const waitedTooLong = (folder: string) =>
  `Another process has been fetching Kafka for a quarter of an hour: stop it or remove ${folder}.lock, and try again.`
