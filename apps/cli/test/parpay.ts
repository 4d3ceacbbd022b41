import { afterEach } from '@jest/globals'
import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../bin/parpay.js', import.meta.url))

/** Variables that would change what a command does here. */
const ours = ['NO_COLOR', 'PARPAY_HOME', 'NODE_OPTIONS', 'KAFKA_TOPIC_PREFIX', 'KAFKA_BROKERS', 'POSTGRES_URL']

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Options {
  readonly environment?: NodeJS.ProcessEnv
  /** Arguments of Node itself. */
  readonly node?: readonly string[]
  readonly bin?: string
}

/** Those that have not ended. What a test that failed has left must not keep Jest from ending. */
const running = new Set<ChildProcess>()
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

/** Starts the built command line as a user would; it ends with its test. */
export function started(words: readonly string[], options: Options = {}): ChildProcessWithoutNullStreams {
  const inherited = Object.entries(process.env).filter(([name]) => !ours.includes(name))
  const child = spawn(process.execPath, [...(options.node ?? []), options.bin ?? bin, ...words], {
    env: { ...Object.fromEntries(inherited), ...options.environment },
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  child.stdout.setEncoding('utf8')
  child.stderr.setEncoding('utf8')
  return child
}

export async function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (text: string) => (stdout += text))
  child.stderr.on('data', (text: string) => (stderr += text))
  child.stdin.end()
  await once(child, 'close')
  return { code: child.exitCode, stdout, stderr }
}

/** Runs it to its end; nobody is there to be asked. */
export const parpay = (words: readonly string[], options: Options = {}): Promise<Ended> =>
  ended(started(words, options))

/** A folder of its own for `--folder`, removed by `remove`. */
export async function scratch(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'parpay-cli-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
