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

  /** Says what a payment's operations are answered, for as long as the lease is renewed. @throws PspUnusable */
  async script(payment: string, steps: readonly PspStep[], lease: string): Promise<void> {
    const status = await this.#ask('PUT', scriptOf(payment), { steps, lease })
    if (status !== 200) throw this.#unusable(`it answered ${status} to a script`)
  }

  /** Lets a held step happen. @throws PspUnusable, also where there is no such step */
  async release({ payment, operation, n }: HeldStep): Promise<void> {
    const status = await this.#ask('POST', `${scriptOf(payment)}/release`, { operation, n })
    if (status !== 200) throw this.#unusable(`it answered ${status} to a release`)
  }

  /** Scripts of a lease that is not renewed for 10 s end, and what they held happens. @throws PspUnusable */
  async renew(lease: string): Promise<void> {
    await this.#ask('PUT', leaseOf(lease))
  }

  /** Ends all scripts of the lease; what they held happens. @throws PspUnusable */
  async end(lease: string): Promise<void> {
    await this.#ask('DELETE', leaseOf(lease))
  }

  /** Waits until a step was asked for; gives up after 10 s, or where the payment has no script. */
  async asked({ payment, operation, n }: HeldStep): Promise<void> {
    const url = new URL(scriptOf(payment), this.url)
    const began = performance.now()
    while (performance.now() - began < LONGEST_MS) {
      const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) }).catch(() => undefined)
      if (answer?.status === 404) return
      if (answer?.ok && Asked.parse(await answer.json()).asked[operation] >= n) return
      await delay(LOOK_MS)
    }
  }

  async #ask(method: string, path: string, body?: object, left = TRIES): Promise<number> {
    try {
      const answer = await fetch(new URL(path, this.url), {
        method,
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
      })
      await answer.body?.cancel()
      return answer.status
    } catch (error) {
      if (left <= 1) throw this.#unusable(error instanceof Error ? error.message : String(error))
      await delay(PAUSE_MS)
      return this.#ask(method, path, body, left - 1)
    }
  }

  #unusable(why: string): PspUnusable {
    return new PspUnusable(`The PSP simulator at ${this.url} takes no script (${why}): npx parpay start psp-simulator.`)
  }
}

const scriptOf = (payment: string) => `/payments/${encodeURIComponent(payment)}/script`
const leaseOf = (lease: string) => `/script-leases/${encodeURIComponent(lease)}`
