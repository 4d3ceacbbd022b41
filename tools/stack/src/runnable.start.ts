import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Exit, GuardedProcess } from './guarded.process.js'
import { Problem } from './problem.js'
import type { Runnable } from './runnable.js'
import { until } from './wait.js'

// A predecessor whose supervisor was killed gets its signal at once and SIGKILL after six seconds (guarded.process.ts);
// until then it holds its lock or its port.
export const PREDECESSOR_DIES_WITHIN_MS = 8_000
const HELD = /postmaster\.pid" already exists|Failed to acquire lock on file|Address already in use/
const READY_WITHIN_MS = 60_000
/** The exit code of a service that says what is wrong with its settings: another try says the same. */
const WRONGLY_SET_UP = 2

/**
 * Launches it and waits until it is ready; again for some seconds while a dying predecessor is in the way.
 *
 * @param attempts how often it may end before it is ready, a predecessor in the way not counted
 * @throws Problem `port-taken`, `disk-full`, `server-failed`; `stopped` when the signal fires
 */
export async function start(runnable: Runnable, signal: AbortSignal, attempts = 1): Promise<GuardedProcess> {
  const deadline = performance.now() + PREDECESSOR_DIES_WITHIN_MS
  for (let attempt = 1; ;) {
    const from = statSync(runnable.log, { throwIfNoEntry: false })?.size ?? 0
    const process = runnable.launch()
    const exit = await readyOrGone(runnable, process, signal)
    if (exit === 'ready') return process
    await process.kill()
    const printed = tail(runnable.log, from)
    if (signal.aborted) throw new Problem('stopped', 'Stopped while starting.')
    const held = HELD.test(printed) && performance.now() < deadline
    const hopeless = exit === 'late' || exit.code === WRONGLY_SET_UP || attempt >= attempts
    if (hopeless && !held) throw failure(runnable, exit, printed)
    if (!held) attempt += 1
    await delay(250)
  }
}

async function readyOrGone(
  runnable: Runnable,
  process: GuardedProcess,
  signal: AbortSignal,
): Promise<'ready' | 'late' | Exit> {
  let gone: Exit | undefined
  void process.exited.then((exit) => (gone = exit))
  try {
    return await until(async () => gone ?? (signal.aborted ? 'late' : (await runnable.ready()) && 'ready'), {
      within: READY_WITHIN_MS,
      late: () => new Error('late'),
    })
  } catch {
    return 'late'
  }
}

/** What it printed since `from`, at most the last 64 KiB; nothing when there is no such file. */
export function tail(log: string, from: number): string {
  if (!existsSync(log)) return ''
  const file = openSync(log, 'r')
  try {
    const { size } = fstatSync(file)
    const start = Math.max(from, size - 65_536)
    const bytes = Buffer.alloc(Math.max(0, size - start))
    readSync(file, bytes, 0, bytes.length, start)
    return bytes.toString('utf8')
  } finally {
    closeSync(file)
  }
}

function failure({ name, log }: Runnable, exit: 'late' | Exit, printed: string): Problem {
  if (/No space left on device/.test(printed)) {
    return new Problem('disk-full', `The disk is full, so ${name} cannot start: free some space and try again.`)
  }
  if (/Address already in use/.test(printed)) {
    return new Problem(
      'port-taken',
      `Another program took the port of ${name} just now: try again, or set ${name.toUpperCase()}_PORT.`,
    )
  }
  const what = exit === 'late' ? `was not ready within ${READY_WITHIN_MS / 1000} s` : `ended (${how(exit)})`
  const reason = said(printed)
  return new Problem('server-failed', `${name} ${what}${reason && `: ${reason}`}; its log is ${log}.`)
}

/** The line of its output that most likely says why: an error of a server, or a service's last words. */
function said(printed: string): string {
  const words = printed.split('\n').filter((line) => line.trim() && !line.startsWith('{') && !line.startsWith(' '))
  return (/(?:FATAL|ERROR|Exception|\b\w*Error:)[^\n]*/.exec(printed)?.[0] ?? words.at(-1) ?? '').slice(0, 300)
}

export const how = ({ code, signal }: Exit) => (signal ? `killed by ${signal}` : `exit code ${code ?? '?'}`)
