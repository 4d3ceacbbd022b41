import {
  CancellationRequested,
  CaptureRequested,
  OrderSubmitted,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentRefunded,
  PaymentRefundFailed,
  PaymentVoided,
  RefundRequested,
  sameUuid,
} from '@parpay/events'
import { deciding } from '@parpay/messaging'
import { type Cell, decisionTable } from '@parpay/messaging/testing'
import { order } from '../src/order.js'
import type { Order } from '../src/order-state.js'
import { inWords } from './order-in-words.js'

export const at = new Date('2026-11-01T12:00:00Z')
export const merchantId = 'mer_01jc7p0000f7g9m0x2v5k8a1bc'
export const orderId = 'ord_01jc7p0000f7g9m0x2v5k8a1bc'
export const paymentId = sameUuid('pay', orderId)
export const captureId = 'cap_01jc7p0000f7g9m0x2v5k8a1bc'
export const refundId = 'ref_01jc7p0000f7g9m0x2v5k8a1bc'

export const submission = OrderSubmitted.sample({
  merchantId,
  orderId,
  accountId: 'acc_01jc7p0000f7g9m0x2v5k8a1bc',
  paymentMethodId: 'pm_01jc7p0000f7g9m0x2v5k8a1bc',
  method: 'card',
  capture: 'automatic',
  currency: 'EUR',
  lines: [{ sku: 'tea', name: 'Green tea', quantity: 1, unitAmount: 100n }],
  total: 100n,
  expiresAt: new Date('2026-11-01T12:30:00Z'),
})
export const about = { merchantId, orderId, paymentId, currency: 'EUR', purpose: 'order', method: 'card' } as const
export const asked = { merchantId, orderId, captureId, final: false } as const
export const refund = { merchantId, orderId, refundId, reason: null } as const

/** An order over 100 in EUR that has been placed. */
export function begun(capture: Order['capture']): Order {
  const { state } = deciding(order, undefined, OrderSubmitted, { ...submission, capture }, { at })
  if (!state) throw new Error('an order that is submitted is kept')
  return state
}
export const placed = begun('automatic')
export const confirmed = { ...placed, status: 'confirmed', authorised: 100n } as const
export const manual = { ...begun('manual'), status: 'confirmed', authorised: 100n } as const
export const completed = { ...confirmed, status: 'completed', captured: 100n } as const
const pendingCaptures = [{ id: captureId, amount: 30n, final: false }]
const pendingRefunds = [{ id: refundId, amount: 10n }]

/** Every order is over 100. Of each state there is one capture, and one refund, that later messages are about. */
const states = {
  placed,
  confirmed,
  'confirmed (manual)': manual,
  'confirmed (30 pending)': { ...manual, pendingCaptures },
  'confirmed (last pending)': { ...manual, pendingCaptures: [{ id: captureId, amount: 30n, final: true }] },
  'confirmed (all pending)': {
    ...manual,
    pendingCaptures: [{ id: 'cap', amount: 70n, final: false }, ...pendingCaptures],
  },
  'confirmed (40 captured)': { ...manual, captured: 40n },
  'confirmed (10 returning)': { ...manual, captured: 40n, pendingRefunds },
  completed,
  'completed (10 returning)': { ...completed, refunded: 60n, pendingRefunds },
  'completed (all refunded)': { ...completed, refunded: 100n },
  rejected: { ...placed, status: 'rejected' },
  declined: { ...placed, status: 'declined' },
  expired: { ...placed, status: 'expired' },
  cancelled: { ...placed, status: 'cancelled' },
} satisfies Readonly<Record<string, Order>>

const capture = { ...asked, captureId: 'new' } as const
const back = { ...refund, refundId: 'new' } as const
const lateCapture = { ...about, refundId: 'late' } as const

/** The cells of a table of all that can come to an order, in every form that its rules tell apart. */
export const cellsOf = (table: string): Cell[] =>
  decisionTable(order, { states, at, words: inWords })
    .fires('deadline')
    .when(OrderSubmitted, submission)
    .when(OrderSubmitted, { ...submission, total: 1n }, { case: 'breaking a rule' })
    .when(OrderSubmitted, { ...submission, expiresAt: at }, { case: 'at its deadline' })
    .when(CancellationRequested, CancellationRequested.sample({ merchantId, orderId }))
    .when(CaptureRequested, { ...capture, amount: 50n })
    .when(CaptureRequested, { ...capture, amount: 50n, final: true }, { case: 'last' })
    .when(CaptureRequested, { ...capture, amount: null }, { case: 'all' })
    .when(CaptureRequested, { ...capture, amount: 100n }, { case: '100' })
    .when(CaptureRequested, { ...capture, amount: 101n }, { case: '101' })
    .when(CaptureRequested, { ...capture, amount: 0n }, { case: '0' })
    .when(CaptureRequested, { ...asked, amount: 30n }, { case: 'again' })
    .when(RefundRequested, { ...back, amount: 20n })
    .when(RefundRequested, { ...back, amount: null }, { case: 'all' })
    .when(RefundRequested, { ...back, amount: 101n }, { case: '101' })
    .when(RefundRequested, { ...back, amount: 0n }, { case: '0' })
    .when(RefundRequested, { ...refund, amount: 10n }, { case: 'again' })
    .when(PaymentAuthorised, PaymentAuthorised.sample({ ...about, amount: 100n }))
    .when(PaymentDeclined, PaymentDeclined.sample({ ...about, amount: 100n, code: 'card_declined' }))
    .when(PaymentCaptured, PaymentCaptured.sample({ ...about, captureId, amount: 30n, captured: 30n, final: false }))
    .when(PaymentCaptured, PaymentCaptured.sample({ ...about, captureId, amount: 30n, captured: 30n, final: true }), {
      case: 'last',
    })
    .when(PaymentCaptureFailed, PaymentCaptureFailed.sample({ ...about, captureId, code: 'capture_refused' }))
    .when(PaymentVoided, PaymentVoided.sample({ ...about, reason: 'cancelled' }))
    .when(PaymentVoided, PaymentVoided.sample({ ...about, reason: 'authorisation_expired' }), { case: 'lapsed' })
    .when(PaymentRefunded, PaymentRefunded.sample({ ...about, refundId, amount: 10n, reason: 'requested' }))
    .when(PaymentRefunded, PaymentRefunded.sample({ ...lateCapture, reason: 'late_capture' }), { case: 'late capture' })
    .when(PaymentRefundFailed, PaymentRefundFailed.sample({ ...about, refundId, code: 'refund_refused' }))
    .when(PaymentRefundFailed, PaymentRefundFailed.sample(lateCapture), { case: 'late capture' })
    .cells(table)
