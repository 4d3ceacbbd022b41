import type { Log } from './log.js'

/**
 * One line when a trouble begins, one when it is over, however often it is met in between: what is tried twice a second
 * would drown everything else. Every kind of trouble within an episode is told once; the tries stand in the debug log.
 */
export class Episode {
  private begun: number | undefined
  private readonly told = new Set<string>()

  /** @param end what is said when it is over */
  constructor(
    private readonly log: Log,
    private readonly end: string,
    private readonly level: 'warn' | 'error' = 'warn',
  ) {}

  met(error: unknown, words: string, fields: object = {}): void {
    this.begun ??= Date.now()
    const kind = `${words}: ${error instanceof Error ? error.message : String(error)}`
    this.log[this.told.has(kind) ? 'debug' : this.level]({ err: error, ...fields }, words)
    if (this.told.size < 20) this.told.add(kind)
  }

  over(): void {
    if (this.begun === undefined) return
    this.log.info({ seconds: Math.round((Date.now() - this.begun) / 100) / 10 }, this.end)
    this.begun = undefined
    this.told.clear()
  }
}
