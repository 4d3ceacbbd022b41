import { describe, expect, test } from '@jest/globals'
import {
  CancellationRejected,
  CaptureApproved,
  CaptureFailed,
  CaptureRejected,
  newId,
  OrderCancelled,
  OrderCaptured,
  OrderCompleted,
  OrderConfirmed,
  OrderDeclined,
  OrderExpired,
  OrderPlaced,
  OrderRefunded,
  OrderRejected,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentRefunded,
  PaymentRefundFailed,
  PaymentVoided,
  RefundApproved,
  RefundFailed,
  RefundRejected,
  sameUuid,
  TransactionPosted,
} from '@parpay/events'
import fc from 'fast-check'
import { captureSaid } from './capture.js'
import { happened, newOrder, type Change, type TimelineLine } from './order.js'
import type { OrderFact } from './order-fact.js'
import { orderView, type ShownOrder } from './order-view.js'
import type { Outcome } from './outcome.js'
import { refundSaid } from './refund.js'

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

/** What is known of captures or refunds after all that was said, as the store's statement has it. */
function known<Kind extends Outcome>(said: readonly Kind[]): Kind[] {
  return [...Map.groupBy(said, ({ id }) => id)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...rest]]) =>
      first === undefined
        ? []
        : rest.reduce(
            (before, after) => ({
              ...before,
              status: before.status === 'pending' ? after.status : before.status,
              amount: before.amount ?? after.amount,
              code: before.code ?? after.code,
              ...('final' in before && 'final' in after && { final: before.final || after.final }),
            }),
            first,
          ),
    )
}

/** The order after these facts, from nothing: as after a rebuild. */
function after(given: readonly OrderFact[]): ShownOrder {
  const first = newOrder(orderId, merchantId, null)
  const changes = given.reduce<Change[]>((all, fact) => [...all, happened((all.at(-1) ?? first).order, fact)], [first])
  const timeline: TimelineLine[] = changes.map(({ line }) => line)
  const captures = known(given.flatMap((fact) => captureSaid(fact) ?? []))
  const refunds = known(given.flatMap((fact) => refundSaid(fact) ?? []))
  return { order: (changes.at(-1) ?? first).order, timeline, captures, refunds }
}

/** Facts of an order captured by hand: a part, then the rest, of which a part is given back. */
const [partId, restId, backId, tooMuchId] = [newId('cap'), newId('cap'), newId('ref'), newId('ref')] as const
const part = { ...same, captureId: partId, amount: 1_000n }
const rest = { ...same, captureId: restId, amount: total - 1_000n }
const back = { ...same, refundId: backId, amount: 300n }
const byHand = {
  placed: { name: 'OrderPlaced', message: { ...placed, capture: 'manual' }, time },
  partApproved: { name: 'CaptureApproved', message: CaptureApproved.sample({ ...part, final: false }), time },
  restApproved: { name: 'CaptureApproved', message: CaptureApproved.sample({ ...rest, final: true }), time },
  partCaptured: { name: 'OrderCaptured', message: OrderCaptured.sample({ ...part, captured: 1_000n }), time },
  restCaptured: { name: 'OrderCaptured', message: OrderCaptured.sample({ ...rest, captured: total }), time },
  paymentPart: {
    name: 'PaymentCaptured',
    message: PaymentCaptured.sample({ ...part, captured: 1_000n, final: false }),
    time,
  },
  paymentRest: {
    name: 'PaymentCaptured',
    message: PaymentCaptured.sample({ ...rest, captured: total, final: true }),
    time,
  },
  refundApproved: { name: 'RefundApproved', message: RefundApproved.sample(back), time },
  refunded: { name: 'OrderRefunded', message: OrderRefunded.sample({ ...back, refunded: 300n }), time },
  paymentRefunded: {
    name: 'PaymentRefunded',
    message: PaymentRefunded.sample({ ...back, refunded: 300n, reason: 'requested' }),
    time,
  },
  refundRejected: {
    name: 'RefundRejected',
    message: RefundRejected.sample({ ...same, refundId: tooMuchId, code: 'amount_exceeds_refundable', refundable: 5n }),
    time,
  },
  refundFailed: {
    name: 'RefundFailed',
    message: RefundFailed.sample({ ...same, refundId: backId, code: 'refund_refused' }),
    time,
  },
  paymentRefundFailed: {
    name: 'PaymentRefundFailed',
    message: PaymentRefundFailed.sample({ ...back, code: 'refund_refused' }),
    time,
  },
  captureRejected: {
    name: 'CaptureRejected',
    message: CaptureRejected.sample({ ...same, captureId: partId, code: 'amount_exceeds_capturable', capturable: 9n }),
    time,
  },
  captureFailed: {
    name: 'CaptureFailed',
    message: CaptureFailed.sample({ ...same, captureId: partId, code: 'capture_refused' }),
    time,
  },
} as const satisfies Record<string, OrderFact>

const { confirmed, completed, paymentAuthorised, paymentCaptured, posted } = facts

const late = { ...same, paymentId: sameUuid('pay', orderId), refundId: sameUuid('ref', orderId), amount: total }
const lateRefused: OrderFact = { name: 'PaymentRefundFailed', message: PaymentRefundFailed.sample(late), time }

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
    [
      'confirmed with a part captured, the payment captured so far',
      [byHand.placed, paymentAuthorised, confirmed, byHand.partApproved, byHand.paymentPart, byHand.partCaptured],
      {
        status: 'confirmed',
        payment: { status: 'captured', authorised: Number(total), captured: 1_000, refunded: 0 },
        captures: [{ id: partId, status: 'succeeded', amount: 1_000, final: false }],
      },
    ],
    [
      'with a capture that is pending, whatever checkout has approved',
      [byHand.placed, confirmed, byHand.restApproved],
      {
        status: 'confirmed',
        payment: { status: 'authorised', captured: 0 },
        captures: [{ id: restId, status: 'pending', amount: Number(total) - 1_000, final: true }],
      },
    ],
    [
      'with a capture that was turned down',
      [byHand.placed, confirmed, byHand.captureRejected],
      { captures: [{ id: partId, status: 'rejected', amount: null, code: 'amount_exceeds_capturable' }] },
    ],
    [
      'confirmed when a capture by hand failed, and its payment not declined',
      [byHand.placed, paymentAuthorised, confirmed, byHand.partApproved, byHand.captureFailed],
      {
        status: 'confirmed',
        payment: { status: 'authorised' },
        captures: [{ id: partId, status: 'failed', amount: 1_000, code: 'capture_refused' }],
      },
    ],
    [
      'completed for good when it is refunded in part, the payment captured',
      [facts.placed, confirmed, completed, byHand.refundApproved, byHand.refunded, byHand.refundRejected],
      {
        status: 'completed',
        payment: { status: 'captured', captured: Number(total), refunded: 300 },
        refunds: [
          { id: backId, status: 'succeeded', amount: 300 },
          { id: tooMuchId, status: 'rejected', amount: null, code: 'amount_exceeds_refundable' },
        ],
      },
    ],
    [
      'with a refund that failed at the payment service provider',
      [facts.placed, confirmed, completed, byHand.refundApproved, byHand.paymentRefundFailed, byHand.refundFailed],
      {
        payment: { status: 'captured', refunded: 0 },
        refunds: [{ id: backId, status: 'failed', amount: 300, code: 'refund_refused' }],
      },
    ],
    [
      'with the refund of a late capture still pending when it was refused once',
      [facts.placed, facts.cancelled, paymentCaptured, lateRefused],
      { status: 'cancelled', refunds: [{ status: 'pending', amount: Number(total) }] },
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
  'captured by hand and refunded': [
    [
      ...[byHand.placed, confirmed, byHand.partApproved, byHand.restApproved, byHand.partCaptured, byHand.restCaptured],
      ...[completed, byHand.refundApproved, byHand.refunded, byHand.refundRejected],
    ],
    [paymentAuthorised, byHand.paymentPart, byHand.paymentRest, byHand.paymentRefunded],
    [posted, posted, posted],
  ],
  'a capture and a refund that fail': [
    [byHand.placed, confirmed, byHand.captureFailed, byHand.refundApproved, byHand.refundFailed],
    [paymentAuthorised, byHand.paymentRefundFailed],
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
