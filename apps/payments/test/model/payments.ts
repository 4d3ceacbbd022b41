import { deciding, type Decided, firing, type NewAttempt, type Settled } from '@parpay/messaging'
import type { Payment } from '../../src/payment-state.js'
import { at, payment } from '../payment-fixture.js'

interface Reads {
  readonly attempts: readonly { id: string; claimed: boolean }[]
  readonly at: Date
}
/** Something on its way to a payment. */
export type Arrival = (state: Payment | undefined, reads: Reads) => Decided<Payment>

export interface Published {
  readonly type: string
  readonly message: unknown
}

interface Attempt extends NewAttempt {
  claimed: boolean
}

/** Payments with one payment: the rules, the attempts and timers they ask for, and the clock. */
export class Payments {
  state: Payment | undefined
  attempts: Attempt[] = []
  readonly timers = new Map<string, Date>()
  /** Everything, in order. */
  readonly published: Published[] = []
  private now = at

  take(arrival: Arrival): readonly Published[] {
    const { state, messages, attempts, withdrawn, timers } = arrival(this.state, {
      attempts: this.attempts,
      at: this.now,
    })
    for (const id of withdrawn) {
      if (this.attempts.find((attempt) => attempt.id === id)?.claimed !== false) throw new Error(`${id} is under way`)
    }
    this.state = state
    this.attempts = this.attempts.filter(({ id }) => !withdrawn.includes(id))
    this.attempts.push(...attempts.map((attempt) => ({ ...attempt, claimed: false })))
    for (const { name, when } of timers) {
      if (when) this.timers.set(name, when)
      else this.timers.delete(name)
    }
    this.published.push(...messages)
    return messages
  }

  /** The outcome of an attempt. */
  settle(attempt: Attempt, { outcome, payload }: Settled): readonly Published[] {
    this.attempts = this.attempts.filter((open) => open !== attempt)
    return this.take((state, reads) => deciding(payment, state, outcome, payload, reads))
  }

  /** It is time for the payment's one timer. */
  fire(name: 'authorisation', due: Date): readonly Published[] {
    this.timers.delete(name)
    this.now = due
    return this.take((state, reads) => {
      if (!state) throw new Error('a timer is set with its payment')
      return firing(payment, state, name, { ...reads, due })
    })
  }
}
