import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Line } from './line.js'

interface Waiting {
  readonly line: Line
  /** By `performance.now()`: when it is told next, and when no more. */
  due: number
  readonly until: number
  tries: number
}

/** Milliseconds; and how many are told at once, and wait to be told. */
export interface Patience {
  readonly answer: number
  readonly first: number
  readonly longest: number
  readonly all: number
  readonly atOnce: number
  readonly waiting: number
}

const patience: Patience = {
  answer: 2_000,
  first: 100,
  longest: 5_000,
  all: 60_000,
  atOnce: 16,
  waiting: 10_000,
}

/**
 * Tells `url` by POST what became of pending operations, `{n, key, operation, outcome}`, again and ever more rarely until
 * it answers 2xx or a minute has passed. Keeps nothing over a restart: who was not told inquires.
 */
export class NotifyClient {
  private readonly waiting = new Set<Waiting>()
  private telling: Promise<void> | undefined

  constructor(
    private readonly url: string,
    private readonly logger: FastifyBaseLogger,
    private readonly patient: Patience = patience,
  ) {}

  notify(line: Line): void {
    if (this.waiting.size >= this.patient.waiting) {
      this.logger.warn({ key: line.key }, 'too many notifications wait: this one is not told')
      return
    }
    const now = performance.now()
    this.waiting.add({ line, due: now, until: now + this.patient.all, tries: 0 })
    this.telling ??= this.tell().finally(() => (this.telling = undefined))
  }

  /** Gives up what waits to be told. What is being told at this moment is not waited for. */
  close(): void {
    this.waiting.clear()
  }

  private async tell(): Promise<void> {
    while (this.waiting.size > 0) {
      const now = performance.now()
      const due = [...this.waiting].filter((waiting) => waiting.due <= now).slice(0, this.patient.atOnce)
      if (due.length > 0) await Promise.all(due.map((waiting) => this.tellOne(waiting)))
      else await delay(this.patient.first / 2)
    }
  }

  private async tellOne(waiting: Waiting): Promise<void> {
    const { line, until } = waiting
    const trouble = await this.post(line)
    const now = performance.now()
    if (trouble !== null && now < until) {
      waiting.due = now + Math.min(this.patient.first * 2 ** Math.min(waiting.tries, 20), this.patient.longest)
      waiting.tries += 1
      return
    }
    this.waiting.delete(waiting)
    if (trouble !== null) this.logger.warn({ key: line.key, reason: trouble }, 'nobody took the notification')
  }

  /** Null when it was taken, else why not. */
  private async post({ n, key, operation, outcome }: Line): Promise<string | null> {
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ n, key, operation, outcome }),
        signal: AbortSignal.timeout(this.patient.answer),
      })
      await response.body?.cancel()
      return response.ok ? null : `status ${response.status}`
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
}
