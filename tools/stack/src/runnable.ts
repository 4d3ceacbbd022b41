import type { GuardedProcess } from './guarded.process.js'

/** A server or service as the supervisor sees it: how it is started, known to be ready, and stopped. */
export interface Runnable {
  readonly name: string
  /** The file its output is appended to. */
  readonly log: string
  launch(): GuardedProcess
  /** Whether it answers now. Never rejects. */
  ready(): Promise<boolean>
  readonly stopSignal: NodeJS.Signals
  /** Milliseconds from the signal to SIGKILL. */
  readonly stopWithin: number
}
