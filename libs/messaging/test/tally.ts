import { CancellationRequested, OrderCancelled, type Contract } from '@parpay/events'
import { aggregate, decider, then } from '../src/index.js'
import { tallyStore } from './tally.store.js'

/** A service small enough to hold in mind: writes down every message it gets, in order, and publishes one for each. */
export interface Tally {
  readonly id: string
  /** The messages' numbers, in order of arrival. */
  readonly seen: string
}

export const contract: Contract<typeof OrderCancelled, typeof CancellationRequested> = {
  service: 'tally',
  send: [OrderCancelled],
  receive: [CancellationRequested],
}

export const tally = decider(contract)<Tally>('tally').on(
  CancellationRequested,
  { id: (m) => m.orderId },
  (state, { merchantId, orderId, reason }) => {
    if (reason === 'poison') throw new Error('this one cannot be processed')
    return then({ id: orderId, seen: [state?.seen, reason].filter(Boolean).join(' ') }).emit(OrderCancelled, {
      merchantId,
      orderId,
      reason,
    })
  },
)

export const tallies = aggregate(tally, tallyStore)

/** What sends to it: no rules, only an outbox. */
export const senderContract: Contract<typeof CancellationRequested, never> = {
  service: 'sender',
  send: [CancellationRequested],
  receive: [],
}

/** The `n`th message of a key. */
export const numbered = (orderId: string, n: number | 'poison') => ({
  type: CancellationRequested,
  message: CancellationRequested.sample({ orderId, reason: String(n) }),
  correlationId: orderId,
})
