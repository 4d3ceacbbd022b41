import {
  CancellationRequested,
  OrderSubmitted,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentRefunded,
  PaymentVoided,
  sameUuid,
} from '@parpay/events'
import { deciding, type Decided } from '@parpay/messaging'
import { describe, expect, it } from '@jest/globals'
import { order, type Order, type OrderStatus } from './order.js'

const at = new Date('2026-11-01T12:00:00Z')
const merchantId = 'mer_01jc7p0000f7g9m0x2v5k8a1bc'
const orderId = 'ord_01jc7p0000f7g9m0x2v5k8a1bc'
const paymentId = sameUuid('pay', orderId)

const submission = OrderSubmitted.sample({
  merchantId,
  orderId,
  accountId: 'acc_01jc7p0000f7g9m0x2v5k8a1bc',
  paymentMethodId: 'pm_01jc7p0000f7g9m0x2v5k8a1bc',
  method: 'card',
  capture: 'automatic',
  currency: 'EUR',
  lines: [{ sku: 'tea', name: 'Green tea', quantity: 3, unitAmount: 833n }],
  total: 2_499n,
  expiresAt: new Date('2026-11-01T12:30:00Z'),
})
const about = { merchantId, orderId, paymentId, currency: 'EUR', purpose: 'order', method: 'card' } as const
const amount = 2_499n
const authorised = PaymentAuthorised.sample({ ...about, amount })
const captured = PaymentCaptured.sample({ ...about, amount, captured: amount })

/** Each message checkout receives, in every form its rules tell apart. */
const messages: Record<string, (state: Order | undefined) => Decided<Order>> = {
  OrderSubmitted: (state) => deciding(order, state, OrderSubmitted, submission, { at }),
  'OrderSubmitted breaking a rule': (state) =>
    deciding(order, state, OrderSubmitted, { ...submission, total: 1n }, { at }),
  'OrderSubmitted at its deadline': (state) =>
    deciding(order, state, OrderSubmitted, { ...submission, expiresAt: at }, { at }),
  CancellationRequested: (state) =>
    deciding(order, state, CancellationRequested, CancellationRequested.sample({ merchantId, orderId }), { at }),
  PaymentAuthorised: (state) => deciding(order, state, PaymentAuthorised, authorised, { at }),
  PaymentDeclined: (state) =>
    deciding(order, state, PaymentDeclined, PaymentDeclined.sample({ ...about, amount, code: 'card_declined' }), {
      at,
    }),
  PaymentCaptured: (state) => deciding(order, state, PaymentCaptured, captured, { at }),
  PaymentCaptureFailed: (state) =>
    deciding(order, state, PaymentCaptureFailed, PaymentCaptureFailed.sample({ ...about, amount }), { at }),
  'PaymentVoided(cancelled)': (state) =>
    deciding(order, state, PaymentVoided, PaymentVoided.sample({ ...about, reason: 'cancelled' }), { at }),
  'PaymentVoided(authorisation_expired)': (state) =>
    deciding(order, state, PaymentVoided, PaymentVoided.sample({ ...about, reason: 'authorisation_expired' }), { at }),
  PaymentRefunded: (state) =>
    deciding(order, state, PaymentRefunded, PaymentRefunded.sample({ ...about, amount }), { at }),
}

const states = [
  'none',
  'placed',
  'confirmed',
  'completed',
  'rejected',
  'declined',
  'expired',
  'cancelled',
] as const satisfies readonly (OrderStatus | 'none')[]

/** state, message, effect: what is emitted -> the state after, or "-" for no effect. One line per cell of the design's table. */
const table: readonly (readonly [(typeof states)[number], keyof typeof messages, string])[] = [
  ['none', 'OrderSubmitted', 'OrderPlaced -> placed'],
  ['none', 'OrderSubmitted breaking a rule', 'OrderRejected(total_mismatch) -> rejected'],
  ['none', 'OrderSubmitted at its deadline', 'OrderExpired(deadline) -> expired'],
  ['none', 'CancellationRequested', '-'],
  ['none', 'PaymentAuthorised', '-'],
  ['none', 'PaymentDeclined', '-'],
  ['none', 'PaymentCaptured', '-'],
  ['none', 'PaymentCaptureFailed', '-'],
  ['none', 'PaymentVoided(cancelled)', '-'],
  ['none', 'PaymentVoided(authorisation_expired)', '-'],
  ['none', 'PaymentRefunded', '-'],

  ['placed', 'OrderSubmitted', '-'],
  ['placed', 'OrderSubmitted breaking a rule', '-'],
  ['placed', 'OrderSubmitted at its deadline', '-'],
  ['placed', 'CancellationRequested', 'OrderCancelled -> cancelled'],
  ['placed', 'PaymentAuthorised', 'OrderConfirmed -> confirmed'],
  ['placed', 'PaymentDeclined', 'OrderDeclined(card_declined) -> declined'],
  ['placed', 'PaymentCaptured', '-'],
  ['placed', 'PaymentCaptureFailed', '-'],
  ['placed', 'PaymentVoided(cancelled)', '-'],
  ['placed', 'PaymentVoided(authorisation_expired)', '-'],
  ['placed', 'PaymentRefunded', '-'],

  ['confirmed', 'OrderSubmitted', '-'],
  ['confirmed', 'OrderSubmitted breaking a rule', '-'],
  ['confirmed', 'OrderSubmitted at its deadline', '-'],
  ['confirmed', 'CancellationRequested', 'OrderCancelled -> cancelled'],
  ['confirmed', 'PaymentAuthorised', '-'],
  ['confirmed', 'PaymentDeclined', '-'],
  ['confirmed', 'PaymentCaptured', 'OrderCompleted -> completed'],
  ['confirmed', 'PaymentCaptureFailed', 'OrderDeclined(capture_failed) -> declined'],
  ['confirmed', 'PaymentVoided(cancelled)', '-'],
  ['confirmed', 'PaymentVoided(authorisation_expired)', 'OrderExpired(authorisation) -> expired'],
  ['confirmed', 'PaymentRefunded', '-'],

  ['completed', 'OrderSubmitted', '-'],
  ['completed', 'OrderSubmitted breaking a rule', '-'],
  ['completed', 'OrderSubmitted at its deadline', '-'],
  ['completed', 'CancellationRequested', 'CancellationRejected(order_completed) -> completed'],
  ['completed', 'PaymentAuthorised', '-'],
  ['completed', 'PaymentDeclined', '-'],
  ['completed', 'PaymentCaptured', '-'],
  ['completed', 'PaymentCaptureFailed', '-'],
  ['completed', 'PaymentVoided(cancelled)', '-'],
  ['completed', 'PaymentVoided(authorisation_expired)', '-'],
  ['completed', 'PaymentRefunded', '-'],

  ['rejected', 'OrderSubmitted', '-'],
  ['rejected', 'OrderSubmitted breaking a rule', '-'],
  ['rejected', 'OrderSubmitted at its deadline', '-'],
  ['rejected', 'CancellationRequested', 'CancellationRejected(order_rejected) -> rejected'],
  ['rejected', 'PaymentAuthorised', '-'],
  ['rejected', 'PaymentDeclined', '-'],
  ['rejected', 'PaymentCaptured', '-'],
  ['rejected', 'PaymentCaptureFailed', '-'],
  ['rejected', 'PaymentVoided(cancelled)', '-'],
  ['rejected', 'PaymentVoided(authorisation_expired)', '-'],
  ['rejected', 'PaymentRefunded', '-'],

  ['declined', 'OrderSubmitted', '-'],
  ['declined', 'OrderSubmitted breaking a rule', '-'],
  ['declined', 'OrderSubmitted at its deadline', '-'],
  ['declined', 'CancellationRequested', 'CancellationRejected(order_declined) -> declined'],
  ['declined', 'PaymentAuthorised', '-'],
  ['declined', 'PaymentDeclined', '-'],
  ['declined', 'PaymentCaptured', '-'],
  ['declined', 'PaymentCaptureFailed', '-'],
  ['declined', 'PaymentVoided(cancelled)', '-'],
  ['declined', 'PaymentVoided(authorisation_expired)', '-'],
  ['declined', 'PaymentRefunded', '-'],

  ['expired', 'OrderSubmitted', '-'],
  ['expired', 'OrderSubmitted breaking a rule', '-'],
  ['expired', 'OrderSubmitted at its deadline', '-'],
  ['expired', 'CancellationRequested', 'CancellationRejected(order_expired) -> expired'],
  ['expired', 'PaymentAuthorised', '-'],
  ['expired', 'PaymentDeclined', '-'],
  ['expired', 'PaymentCaptured', '-'],
  ['expired', 'PaymentCaptureFailed', '-'],
  ['expired', 'PaymentVoided(cancelled)', '-'],
  ['expired', 'PaymentVoided(authorisation_expired)', '-'],
  ['expired', 'PaymentRefunded', '-'],

  ['cancelled', 'OrderSubmitted', '-'],
  ['cancelled', 'OrderSubmitted breaking a rule', '-'],
  ['cancelled', 'OrderSubmitted at its deadline', '-'],
  ['cancelled', 'CancellationRequested', 'CancellationRejected(order_cancelled) -> cancelled'],
  ['cancelled', 'PaymentAuthorised', '-'],
  ['cancelled', 'PaymentDeclined', '-'],
  ['cancelled', 'PaymentCaptured', '-'],
  ['cancelled', 'PaymentCaptureFailed', '-'],
  ['cancelled', 'PaymentVoided(cancelled)', '-'],
  ['cancelled', 'PaymentVoided(authorisation_expired)', '-'],
  ['cancelled', 'PaymentRefunded', '-'],
]

function orderIn(state: (typeof states)[number]): Order | undefined {
  if (state === 'none') return undefined
  const placed = deciding(order, undefined, OrderSubmitted, submission, { at }).state
  return placed && { ...placed, status: state, captured: state === 'completed' ? amount : 0n }
}

function effect({ state, messages }: Decided<Order>): string {
  if (messages.length === 0) return '-'
  const emitted = messages.map(({ type, message }) => {
    const { code, reason } = message as { code?: string; reason?: string | null }
    const why = type === 'OrderCancelled' ? undefined : (code ?? reason)
    return why ? `${type}(${why})` : type
  })
  return `${emitted.join(' + ')} -> ${state?.status ?? 'none'}`
}

describe('an order', () => {
  it.each(table)('%s, %s: %s', (state, message, expected) => {
    const before = orderIn(state)
    const decided = messages[message]?.(before)
    expect(decided && effect(decided)).toBe(expected)
    if (expected === '-') expect(decided?.state).toEqual(before)
  })

  it('has one line in the table for every state and message', () => {
    const cells = states.flatMap((state) => Object.keys(messages).map((message) => `${state}, ${message}`))
    expect(table.map(([state, message]) => `${state}, ${message}`)).toEqual(cells)
  })

  it('has a message in the table for every message checkout receives', () => {
    const told = new Set(Object.keys(messages).map((form) => /^\w+/.exec(form)?.[0]))
    expect([...told]).toEqual([...order.handlers.keys()])
  })

  it('is placed with everything a reader shows', () => {
    const { messages } = deciding(order, undefined, OrderSubmitted, submission, { at })
    expect(messages).toEqual([{ type: 'OrderPlaced', message: submission }])
  })

  it('is confirmed with what payments authorised', () => {
    const { messages } = deciding(order, orderIn('placed'), PaymentAuthorised, authorised, { at })
    const message = { merchantId, orderId, paymentId, capture: 'automatic', authorised: amount, currency: 'EUR' }
    expect(messages).toEqual([{ type: 'OrderConfirmed', message }])
  })

  it('is completed with what was captured, and keeps it', () => {
    const { messages, state } = deciding(order, orderIn('confirmed'), PaymentCaptured, captured, { at })
    expect(messages).toEqual([
      { type: 'OrderCompleted', message: { merchantId, orderId, paymentId, captured: amount, currency: 'EUR' } },
    ])
    expect(state?.captured).toBe(amount)
  })

  it('says why it was cancelled in the words of the request', () => {
    const request = { merchantId, orderId, reason: 'changed their mind' }
    const { messages } = deciding(order, orderIn('placed'), CancellationRequested, request, { at })
    expect(messages).toEqual([{ type: 'OrderCancelled', message: request }])
  })

  it('knows nothing of deposits', () => {
    const deposit = { ...authorised, orderId: null, purpose: 'deposit' } as const
    expect(order.handlers.get('PaymentAuthorised')?.id(deposit)).toBe(orderId)
    expect(deciding(order, undefined, PaymentAuthorised, deposit, { at }).messages).toEqual([])
  })

  it('parks a reason this version does not know', () => {
    const message = PaymentVoided.sample({ ...about, reason: 'unknown' })
    expect(() => deciding(order, orderIn('confirmed'), PaymentVoided, message, { at })).toThrow('PaymentVoided.reason')
  })
})
