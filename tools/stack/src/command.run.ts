import { statSync } from 'node:fs'
import { type Launch, launch } from './guarded.process.js'
import { Problem } from './problem.js'
import { tail } from './runnable.start.js'

export interface Ran {
  /** 127 when there is no such command. */
  readonly code: number | null
  readonly printed: string
}

/**
 * Runs a command to its end, guarded like a server; killed when the signal fires.
 *
 * @throws Problem `stopped` when the signal fires
 */
export async function run(options: Omit<Launch, 'whenOrphaned'>, signal: AbortSignal): Promise<Ran> {
  const from = statSync(options.log, { throwIfNoEntry: false })?.size ?? 0
  const process = launch({ ...options, whenOrphaned: 'SIGTERM' })
  const kill = () => void process.kill()
  signal.addEventListener('abort', kill)
  if (signal.aborted) kill()
  const { code } = await process.exited
  signal.removeEventListener('abort', kill)
  if (signal.aborted) throw new Problem('stopped', 'Stopped while starting.')
  return { code, printed: tail(options.log, from) }
}
