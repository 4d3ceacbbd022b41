import { describe, expect, test } from '@jest/globals'
import {
  CancellationRejected,
  OrderCancelled,
  OrderCompleted,
  OrderConfirmed,
  OrderDeclined,
  OrderExpired,
  OrderPlaced,
  OrderRejected,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentRefunded,
  PaymentVoided,
  TransactionPosted,
} from '@parpay/events'
import fc from 'fast-check'
import { happened, newOrder, type Change, type OrderFact, type Refund, type TimelineLine } from './order.js'
import { orderView, type ShownOrder } from './order-view.js'

const time = new Date('2026-01-01T00:00:01Z')
const placed = OrderPlaced.sample()
const { orderId, merchantId, total } = placed
const same = { orderId, merchantId }

const facts = {
  placed: { name: 'OrderPlaced', message: placed, time },
  rejected: {
    name: 'OrderRejected',
    message: OrderRejected.sample({ ...same, code: 'duplicate', detail: 'Again.' }),
    time,
  },
  confirmed: { name: 'OrderConfirmed', message: OrderConfirmed.sample({ ...same, authorised: total }), time },
  declined: { name: 'OrderDeclined', message: OrderDeclined.sample({ ...same, code: 'card_declined' }), time },
  captureFailed: { name: 'OrderDeclined', message: OrderDeclined.sample({ ...same, code: 'capture_failed' }), time },
  expired: { name: 'OrderExpired', message: OrderExpired.sample({ ...same, reason: 'deadline' }), time },
  cancelled: { name: 'OrderCancelled', message: OrderCancelled.sample(same), time },
  tooLate: {
    name: 'CancellationRejected',
    message: CancellationRejected.sample({ ...same, code: 'order_completed' }),
    time,
  },
  completed: { name: 'OrderCompleted', message: OrderCompleted.sample({ ...same, captured: total }), time },
  paymentAuthorised: { name: 'PaymentAuthorised', message: PaymentAuthorised.sample({ ...same, amount: total }), time },
  paymentDeclined: {
    name: 'PaymentDeclined',
    message: PaymentDeclined.sample({ ...same, code: 'card_declined' }),
    time,
  },
  paymentCaptured: {
    name: 'PaymentCaptured',
    message: PaymentCaptured.sample({ ...same, amount: total, captured: total }),
    time,
  },
  paymentCaptureFailed: {
    name: 'PaymentCaptureFailed',
    message: PaymentCaptureFailed.sample({ ...same, code: 'capture_refused' }),
    time,
  },
  paymentVoided: { name: 'PaymentVoided', message: PaymentVoided.sample({ ...same, reason: 'declined' }), time },
  paymentRefunded: {
    name: 'PaymentRefunded',
    message: PaymentRefunded.sample({ ...same, amount: total, refunded: total, reason: 'late_capture' }),
    time,
  },
  posted: { name: 'TransactionPosted', message: TransactionPosted.sample({ ...same, kind: 'capture' }), time },
} as const satisfies Record<string, OrderFact>

/** The order after these facts, from nothing: as after a rebuild. */
function after(given: readonly OrderFact[]): ShownOrder {
  const first = newOrder(orderId, merchantId, null)
  const changes = given.reduce<Change[]>((all, fact) => [...all, happened((all.at(-1) ?? first).order, fact)], [first])
  const timeline: TimelineLine[] = changes.map(({ line }) => line)
  const refunds: Refund[] = changes.flatMap(({ refund }) => refund ?? [])
  return { order: (changes.at(-1) ?? first).order, timeline, refunds }
}

const { confirmed, completed, paymentAuthorised, paymentCaptured, posted } = facts

describe('an order is shown', () => {
  test.each<[string, OrderFact[], object]>([
    ['placed', [facts.placed], { status: 'placed', payment: null, total: Number(total) }],
    [
      'completed',
      [facts.placed, paymentAuthorised, confirmed, paymentCaptured, completed, posted],
      {
        status: 'completed',
        payment: {
          status: 'captured',
          authorised: Number(total),
          captured: Number(total),
          refunded: 0,
          method: 'card',
        },
        refunds: [],
      },
    ],
    [
      'completed and captured although no message of payments has come yet',
      [facts.placed, confirmed, completed],
      { status: 'completed', payment: { status: 'captured', authorised: Number(total), captured: Number(total) } },
    ],
    [
      'declined with the code',
      [facts.placed, facts.declined],
      { status: 'declined', payment: { status: 'declined', decline: { code: 'card_declined' }, captured: 0 } },
    ],
    [
      'declined because the capture failed',
      [
        facts.placed,
        paymentAuthorised,
        confirmed,
        facts.paymentCaptureFailed,
        facts.captureFailed,
        facts.paymentVoided,
      ],
      { status: 'declined', payment: { status: 'voided', decline: { code: 'capture_failed' } } },
    ],
    [
      'cancelled, its late capture refunded',
      [facts.placed, paymentAuthorised, confirmed, facts.cancelled, paymentCaptured, facts.paymentRefunded],
      {
        status: 'cancelled',
        payment: { status: 'captured', captured: Number(total), refunded: Number(total) },
        refunds: [{ status: 'succeeded', amount: Number(total) }],
      },
    ],
  ])('%s', (_, given, view) => {
    expect(orderView(after(given))).toMatchObject(view)
  })

  test('not at all while its details are unknown', () => {
    expect(orderView(after([paymentAuthorised]))).toBeUndefined()
    expect(orderView(after([facts.rejected]))).toBeUndefined()
  })
})

test('the timeline counts from 1 without gaps and says why', () => {
  expect(orderView(after([facts.placed, facts.declined]))?.timeline).toEqual([
    { n: 1, type: 'OrderSubmitted', at: expect.any(String) },
    { n: 2, type: 'OrderPlaced', at: time.toISOString() },
    { n: 3, type: 'OrderDeclined', at: time.toISOString(), code: 'card_declined' },
  ])
  expect(after([facts.rejected]).timeline.at(-1)).toMatchObject({ code: 'duplicate', detail: 'Again.' })
})

test.each(['rejected', 'completed', 'declined', 'cancelled', 'expired'] as const)('%s is final', (status) => {
  const end = after([facts.placed, facts[status]])
  for (const fact of Object.values(facts)) expect(happened(end.order, fact).order.status).toBe(status)
})

test('a status never goes backwards, whatever comes', () => {
  const order = ['submitted', 'placed', 'confirmed']
  const rank = (status: string) => (order.includes(status) ? order.indexOf(status) : order.length)
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...Object.values(facts))), (given) => {
      let { order } = newOrder(orderId, merchantId, null)
      for (const fact of given) {
        const next = happened(order, fact).order
        expect(rank(next.status)).toBeGreaterThanOrEqual(rank(order.status))
        order = next
      }
    }),
  )
})

/** Journeys as each topic carries them: order within a topic is kept, among topics anything may happen. */
const journeys: Record<string, OrderFact[][]> = {
  completed: [[facts.placed, confirmed, completed], [paymentAuthorised, paymentCaptured], [posted]],
  declined: [[facts.placed, facts.declined], [facts.paymentDeclined]],
  'capture failed': [
    [facts.placed, confirmed, facts.captureFailed],
    [paymentAuthorised, facts.paymentCaptureFailed, facts.paymentVoided],
  ],
  'cancelled too late': [
    [facts.placed, confirmed, facts.cancelled, facts.tooLate],
    [paymentAuthorised, paymentCaptured, facts.paymentRefunded],
    [posted, { ...posted, message: { ...posted.message, kind: 'refund' } }],
  ],
}

test.each(Object.entries(journeys))('%s: topics in any order give the same view', (_, topics) => {
  const view = (given: readonly OrderFact[]) => {
    const { timeline = [], ...rest } = orderView(after(given)) ?? {}
    expect(timeline.map(({ n }) => n)).toEqual(timeline.map((_line, i) => i + 1))
    return { ...rest, timeline: timeline.map(({ type, code }) => `${type} ${code ?? ''}`).sort() }
  }
  const expected = view(topics.flat())
  const picks = fc.array(fc.nat(), { minLength: topics.flat().length, maxLength: topics.flat().length })
  fc.assert(
    fc.property(picks, (choices) => {
      expect(view(interleaved(topics, choices))).toEqual(expected)
    }),
  )
})

function interleaved(topics: readonly OrderFact[][], choices: readonly number[]): OrderFact[] {
  const left = topics.map((facts) => [...facts])
  return choices.flatMap((choice) => {
    const open = left.filter((facts) => facts.length > 0)
    return open[choice % open.length]?.shift() ?? []
  })
}
