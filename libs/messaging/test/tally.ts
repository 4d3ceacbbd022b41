import { CancellationRequested, OrderCancelled, type Contract, type MessageOf } from '@parpay/events'
import { aggregate, decider, then, type Database, type MessagingOptions, type Transport } from '../src/index.js'
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

const write = (state: Tally | undefined, { merchantId, orderId, reason }: MessageOf<typeof CancellationRequested>) =>
  then({ id: orderId, seen: [state?.seen, reason].filter(Boolean).join(' ') }).emit(OrderCancelled, {
    merchantId,
    orderId,
    reason,
  })

export const tally = decider(contract)<Tally>('tally').on(
  CancellationRequested,
  { id: (m) => m.orderId },
  (state, message) => {
    if (message.reason === 'poison') throw new Error('this one cannot be processed')
    return write(state, message)
  },
)

export const tallies = aggregate(tally, tallyStore)

/** The next version of the service, which can process what was poison. */
export const mended = (database: Database, transport: Transport): MessagingOptions => ({
  contract,
  aggregates: [
    aggregate(decider(contract)<Tally>('tally').on(CancellationRequested, { id: (m) => m.orderId }, write), tallyStore),
  ],
  database,
  transport,
})

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
