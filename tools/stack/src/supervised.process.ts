import { backOff } from './back-off.js'
import type { Exit, GuardedProcess } from './guarded.process.js'
import type { Runnable } from './runnable.js'
import { how, start } from './runnable.start.js'
import type { ProcessStatus } from './status.js'
import { until } from './wait.js'

const START_ANSWERS_WITHIN_MS = 15_000

/** What happens to a process between start and stop. */
export type ProcessEvent =
  { readonly kind: 'ready'; readonly ms: number } | { readonly kind: 'crashed'; readonly how: string }

/** Keeps one process running: started again, after a while, whenever it ends without having been asked to. */
export class SupervisedProcess {
  private process: GuardedProcess | undefined
  private wanted = false
  private restarts = 0
  private delay = 0
  private launchedAt = 0
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly runnable: Runnable,
    /** The port it listens on, null when that is not known. */
    private readonly port: () => number | null,
    private readonly tell: (event: ProcessEvent) => void,
  ) {}

  get name(): string {
    return this.runnable.name
  }

  /**
   * The first start, which may fail for good.
   *
   * @param attempts how often it may end before it is ready
   * @throws Problem
   */
  async begin(signal: AbortSignal, attempts: number): Promise<void> {
    this.launchedAt = performance.now()
    const process = await start(this.runnable, signal, attempts)
    this.wanted = true
    this.watch(process)
    this.tell({ kind: 'ready', ms: performance.now() - this.launchedAt })
  }

  /** Launches it unless it runs, and waits some seconds for it to be ready. */
  async start(): Promise<void> {
    if (!this.wanted) {
      this.wanted = true
      this.delay = 0
      this.launch()
    }
    const answered = async () => (await this.runnable.ready()) || !this.wanted
    await until(answered, { within: START_ANSWERS_WITHIN_MS, late: () => new Error('late') }).catch(() => undefined)
  }

  /** Ends it; it stays so until `start`. */
  async stop(): Promise<void> {
    this.wanted = false
    clearTimeout(this.timer)
    await this.process?.stop(this.runnable.stopSignal, this.runnable.stopWithin)
  }

  /** SIGKILL, like any other crash. */
  async kill(): Promise<void> {
    await this.process?.kill()
  }

  async status(): Promise<ProcessStatus> {
    const running = this.process?.running ?? false
    return {
      name: this.runnable.name,
      pid: running ? (this.process?.pid ?? null) : null,
      port: running ? this.port() : null,
      ready: running && (await this.runnable.ready()),
      restarts: this.restarts,
      stopped: !this.wanted,
    }
  }

  private launch(): void {
    this.launchedAt = performance.now()
    const process = this.runnable.launch()
    this.watch(process)
    void this.announce(process)
  }

  private async announce(process: GuardedProcess): Promise<void> {
    const ready = await until(async () => !process.running || ((await this.runnable.ready()) && 'ready'), {
      within: Infinity,
      every: 50,
      late: () => new Error('late'),
    })
    if (ready === 'ready') this.tell({ kind: 'ready', ms: performance.now() - this.launchedAt })
  }

  private watch(process: GuardedProcess): void {
    this.process = process
    void process.exited.then((exit) => {
      this.ended(process, exit)
    })
  }

  private ended(process: GuardedProcess, exit: Exit): void {
    if (!this.wanted || this.process !== process) return
    this.tell({ kind: 'crashed', how: how(exit) })
    this.delay = backOff(this.delay, performance.now() - this.launchedAt)
    this.timer = setTimeout(() => {
      this.restarts += 1
      this.launch()
    }, this.delay)
  }
}
