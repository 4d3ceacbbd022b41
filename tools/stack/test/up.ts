import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { lookUp } from '../src/process.table.js'
import { systemStatus, type SystemStatus } from '../src/status.js'

const UP = fileURLToPath(new URL('./fixtures/up.mjs', import.meta.url))

/** A supervisor in a process of its own: what a terminal would see of it. */
export interface Up {
  readonly child: ChildProcess
  /** What it printed as errors and events so far. */
  readonly errors: () => string
  /** @throws when it ends instead */
  readonly ready: Promise<SystemStatus>
  readonly exited: Promise<number | null>
}

const folders: string[] = []

/** A new folder only its owner can enter, as mktemp makes them; `removeFolders` removes it. */
export async function newTemporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parpay-spec-'))
  folders.push(folder)
  return folder
}

/** `.parpay` in a new folder. */
export const newFolder = async () => join(await newTemporary(), '.parpay')

export async function removeFolders(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
}

/** Starts the system of fixtures/up.mjs on the folder, as a child of what `command` makes of the command line. */
export function up(
  folder: string,
  environment: NodeJS.ProcessEnv = {},
  command = (line: string[]) => ({ line, argv0: undefined as string | undefined }),
): Up {
  const own = [process.execPath, '--disable-warning=TimeoutNegativeWarning', UP, folder]
  const {
    line: [file = '', ...args],
    argv0,
  } = command(own)
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, ...environment },
    ...(argv0 === undefined ? {} : { argv0 }),
  })
  let [printed, errors] = ['', '']
  child.stderr.on('data', (chunk) => (errors += String(chunk)))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<SystemStatus>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      printed += String(chunk)
      if (printed.includes('\n')) resolve(systemStatus.parse(JSON.parse(printed.split('\n')[0] ?? '')))
    })
    child.stdout.once('end', () => {
      reject(new Error(`ended before it was ready: ${errors}`))
    })
  })
  ready.catch(() => undefined) // a spec that expects a refusal looks at `errors`
  return { child, errors: () => errors, ready, exited }
}

/** Every pid a status names. */
export const pidsOf = ({ pid, services, servers }: SystemStatus): number[] =>
  [pid, ...[...services, ...servers].map((process) => process.pid ?? [])].flat()

/** Waits until the condition holds. @throws after `within` milliseconds, saying what is still there */
export async function eventually<T>(within: number, ask: () => T | Promise<T>, holds: (value: T) => boolean) {
  const deadline = performance.now() + within
  for (;;) {
    const value = await ask()
    if (holds(value)) return value
    if (performance.now() > deadline) throw new Error(`not within ${within} ms: ${JSON.stringify(value)}`)
    await delay(50)
  }
}

/** Which of these live, and which others in their process groups do (the guards), or name the folder. */
export function survivors(pids: readonly number[], folder: string): string[] {
  const all = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : pids.map(String)
  return all.flatMap((pid) => {
    const entry = lookUp(Number(pid))
    if (!entry || entry.zombie) return []
    const line = commandLineOf(pid)
    return pids.includes(Number(pid)) || pids.includes(groupOf(pid)) || line.includes(folder) ? `${pid} ${line}` : []
  })
}

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').slice(0, 200)
  } catch {
    return ''
  }
}

function groupOf(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ')[2])
  } catch {
    return 0
  }
}
