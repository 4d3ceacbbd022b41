import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { HeldStep, PspStep } from './psp-script.js'

const ANSWERS_WITHIN_MS = 5_000
const TRIES = 20
const PAUSE_MS = 250
const LOOK_MS = 10
const LONGEST_MS = 10_000
const Asked = z.object({
  asked: z.object({ authorise: z.int(), capture: z.int(), void: z.int(), refund: z.int() }),
})

/** The simulator does not answer, or is of another version. */
export class PspUnusable extends Error {
  override readonly name = 'PspUnusable'
}

/** Talks to the PSP simulator about scripts; waits 5 s for one that is being started again. */
export class PspClient {
  constructor(private readonly url: string) {}

  /** Says what a payment's operations are answered; no steps end it. @throws PspUnusable */
  async script(payment: string, steps: readonly PspStep[]): Promise<void> {
    const status = await this.#ask('PUT', payment, '', { steps })
    if (status !== 200) throw this.#unusable(`it answered ${status} to a script`)
  }

  /**
   * Lets a held step happen. False where the simulator knows none, because it was restarted: then nothing is held.
   *
   * @throws PspUnusable
   */
  async release({ payment, operation, n }: HeldStep): Promise<boolean> {
    const status = await this.#ask('POST', payment, '/release', { operation, n })
    if (status !== 200 && status !== 404) throw this.#unusable(`it answered ${status} to a release`)
    return status === 200
  }

  /** Waits until a step was asked for; gives up after 10 s, or where the simulator knows no script. */
  async asked({ payment, operation, n }: HeldStep): Promise<void> {
    const url = new URL(`/payments/${encodeURIComponent(payment)}/script`, this.url)
    const began = performance.now()
    while (performance.now() - began < LONGEST_MS) {
      const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) }).catch(() => undefined)
      if (answer?.status === 404) return
      if (answer?.ok && Asked.parse(await answer.json()).asked[operation] >= n) return
      await delay(LOOK_MS)
    }
  }

  async #ask(method: string, payment: string, what: string, body: object, left = TRIES): Promise<number> {
    const url = new URL(`/payments/${encodeURIComponent(payment)}/script${what}`, this.url)
    try {
      const answer = await fetch(url, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
      })
      await answer.body?.cancel()
      return answer.status
    } catch (error) {
      if (left <= 1) throw this.#unusable(error instanceof Error ? error.message : String(error))
      await delay(PAUSE_MS)
      return this.#ask(method, payment, what, body, left - 1)
    }
  }

  #unusable(why: string): PspUnusable {
    return new PspUnusable(`The PSP simulator at ${this.url} takes no script (${why}): npx parpay start psp-simulator.`)
  }
}
