import {
  CaptureApproved,
  DepositRequested,
  OrderCancelled,
  OrderConfirmed,
  OrderDeclined,
  OrderExpired,
  OrderPlaced,
  RefundApproved,
} from '@parpay/events'
import { decisionTable } from '@parpay/messaging/testing'
import { describe, expect, it } from '@jest/globals'
import {
  at,
  authorising,
  captureId,
  merchantId,
  method,
  orderId,
  payment,
  paymentId,
  placed,
  refundId,
} from '../test/payment-fixture.js'
import { paymentWords as words } from '../test/payment-words.js'
import type { Capture, Payment, Refund } from './payment-state.js'
import {
  PspAuthorised,
  PspCaptured,
  PspCaptureRefused,
  PspDeclined,
  PspFoundCaptured,
  PspRefunded,
  PspRefundRefused,
  PspVoided,
} from './psp-outcome.js'

const inDays = (days: number): Date => new Date(at.getTime() + days * 86_400_000)
const first = (amount: bigint, final = false): Capture => ({ captureId, amount, final })
const next: Capture = { captureId: 'cap_01h455vb4pex5vsknk084sn02q', amount: 300n, final: true }
const back = (amount: bigint, reason: Refund['reason']): Refund => ({ refundId, amount, reason })

const cancelled = { ...authorising, ending: 'cancelled' } satisfies Payment
const authorised: Payment = { ...authorising, status: 'authorised', expiresAt: inDays(7) }
/** 4.00 of 10.00 was captured, and more may be. */
const partly = { captured: 400n, fee: 42n }
const whole = { captured: 1_000n, fee: 59n }

/** "partly": 4.00 was captured before; "cancelled": the order is; else it has not ended. */
const states = {
  authorising,
  'authorising (claimed)': authorising,
  abandoned: { ...cancelled, status: 'abandoned' },
  authorised,
  'authorised (partly)': { ...authorised, ...partly },
  capturing: { ...authorised, status: 'capturing', captures: [first(1_000n, true)] },
  'capturing (partly)': { ...authorised, status: 'capturing', ...partly, captures: [first(300n)] },
  'capturing (two)': { ...authorised, status: 'capturing', captures: [first(300n), next] },
  'capturing (expired)': { ...authorised, status: 'capturing', expiresAt: at, captures: [first(300n)] },
  returning: { ...cancelled, expiresAt: inDays(7), status: 'returning', captures: [first(1_000n, true)] },
  'returning (partly)': { ...cancelled, expiresAt: inDays(7), status: 'returning', ...partly, captures: [first(300n)] },
  voiding: { ...authorised, status: 'voiding' },
  'voiding (partly)': { ...authorised, status: 'voiding', ...partly },
  'voiding (cancelled)': { ...cancelled, status: 'voiding' },
  'voiding (cancelled, partly)': { ...cancelled, status: 'voiding', ...partly },
  voided: { ...authorised, status: 'voided' },
  'voided (partly)': { ...authorised, status: 'voided', ...partly },
  'voided (cancelled)': { ...cancelled, status: 'voided' },
  captured: { ...authorised, status: 'captured', ...whole },
  'captured (refunding)': { ...authorised, status: 'captured', ...whole, refunds: [back(300n, 'requested')] },
  'captured (owed back)': { ...cancelled, status: 'captured', ...whole, refunds: [back(1_000n, 'late_capture')] },
  'captured (given back)': { ...cancelled, status: 'captured', ...whole, refunded: 1_000n, feeReturned: 59n },
  declined: { ...authorising, status: 'declined' },
} satisfies Record<string, Payment>

const attempt = { id: `authorise:${paymentId}` }
const attempts = {
  authorising: [{ ...attempt, claimed: false }],
  'authorising (claimed)': [{ ...attempt, claimed: true }],
}
const order = { orderId, merchantId }
const approved = { ...order, paymentId, currency: 'EUR', captureId: 'cap_01h455vb4pex5vsknk084sn02r' }

const table = decisionTable(payment, { states, attempts, at, words })
  .fires('authorisation')
  .when(OrderPlaced, placed, { reads: { method } })
  .when(DepositRequested, DepositRequested.sample({ paymentId, merchantId }))
  .when(OrderConfirmed, OrderConfirmed.sample({ ...order, capture: 'automatic' }))
  .when(OrderConfirmed, OrderConfirmed.sample({ ...order, capture: 'manual' }), { case: 'manual' })
  .when(CaptureApproved, { ...approved, amount: 300n, final: false })
  .when(OrderCancelled, OrderCancelled.sample(order))
  .when(OrderExpired, OrderExpired.sample(order))
  .when(OrderDeclined, OrderDeclined.sample(order))
  .when(RefundApproved, RefundApproved.sample({ ...order, paymentId, amount: 250n }))
  .when(PspAuthorised, { paymentId, pspReference: 'psp_auth_2', expiresAt: inDays(7).toISOString() })
  .when(PspDeclined, { paymentId, code: 'card_declined' })
  .when(PspCaptured, { paymentId, captureId, amount: '1000', pspReference: 'psp_cap_3' })
  .when(PspCaptureRefused, { paymentId, captureId, code: 'capture_refused' })
  .when(PspVoided, { paymentId })
  .when(PspFoundCaptured, { paymentId, amount: '600' })
  .when(PspRefunded, { paymentId, refundId })
  .when(PspRefundRefused, { paymentId, refundId, code: 'refund_refused' })

const cells = table.cells(`
  none | OrderPlaced      -> attempt authorise, authorising
  none | DepositRequested -> PaymentDeclined(payment_method_not_found), declined
  none | OrderConfirmed, CaptureApproved, OrderCancelled, OrderExpired, OrderDeclined, RefundApproved -> -
  none | PspAuthorised, PspDeclined, PspCaptured, PspCaptureRefused, PspVoided, PspFoundCaptured, PspRefunded,
         PspRefundRefused -> -
  authorising, abandoned, authorised, capturing, returning, voiding, voided, captured, declined
    | OrderPlaced, DepositRequested -> -

  authorising | OrderCancelled -> PaymentVoided(cancelled 0), withdraw authorise, voided cancelled
  authorising | OrderExpired   -> PaymentVoided(expired 0), withdraw authorise, voided expired
  authorising (claimed) | OrderCancelled -> abandoned cancelled
  authorising (claimed) | OrderExpired   -> abandoned expired
  authorising | PspAuthorised  -> PaymentAuthorised, timer authorisation in 7d, authorised
  authorising | PspDeclined    -> PaymentDeclined(card_declined), declined
  authorising | OrderConfirmed, CaptureApproved, OrderDeclined, RefundApproved, authorisation -> -
  authorising | PspCaptured, PspCaptureRefused, PspVoided, PspFoundCaptured, PspRefunded, PspRefundRefused -> -

  abandoned | PspAuthorised -> PaymentAuthorised, attempt void, voiding cancelled
  abandoned | PspDeclined   -> PaymentDeclined(card_declined), declined cancelled
  abandoned | OrderConfirmed, CaptureApproved, OrderCancelled, OrderExpired, OrderDeclined, RefundApproved,
              authorisation -> -
  abandoned | PspCaptured, PspCaptureRefused, PspVoided, PspFoundCaptured, PspRefunded, PspRefundRefused -> -

  authorised | OrderConfirmed            -> attempt capture 1000 final, capturing capturing 1000
  authorised, authorised (partly) | OrderConfirmed (manual) -> -
  authorised | CaptureApproved           -> attempt capture 300, capturing capturing 300
  authorised | OrderCancelled -> attempt void, no timer authorisation, voiding cancelled
  authorised | OrderExpired   -> attempt void, no timer authorisation, voiding expired
  authorised | OrderDeclined  -> attempt void, no timer authorisation, voiding declined
  authorised | authorisation  -> attempt void, voiding
  authorised | RefundApproved -> -
  authorised | PspAuthorised, PspDeclined, PspCaptured, PspCaptureRefused, PspVoided, PspFoundCaptured, PspRefunded,
               PspRefundRefused -> -
  authorised (partly) | OrderConfirmed            -> PaymentCaptureFailed(amount_exceeds_authorised), same
  authorised (partly) | CaptureApproved           -> attempt capture 300, capturing 400 capturing 300
  authorised (partly) | OrderCancelled -> attempt void, no timer authorisation, voiding cancelled 400
  authorised (partly) | OrderExpired   -> attempt void, no timer authorisation, voiding expired 400
  authorised (partly) | OrderDeclined  -> attempt void, no timer authorisation, voiding declined 400
  authorised (partly) | authorisation  -> attempt void, voiding 400
  authorised (partly) | RefundApproved -> attempt refund 250, authorised 400 refunding 250

  capturing | PspCaptured        -> PaymentCaptured(1000 final fee 59), no timer authorisation, captured 1000
  capturing | PspCaptureRefused  -> PaymentCaptureFailed(capture_refused), authorised
  capturing (partly) | PspCaptured       -> PaymentCaptured(300 fee 9), authorised 700
  capturing (partly) | PspCaptureRefused -> PaymentCaptureFailed(capture_refused), authorised 400
  capturing (two) | PspCaptured -> PaymentCaptured(300 fee 39), attempt capture 300 final, capturing 300 capturing 300
  capturing (two) | PspCaptureRefused ->
    PaymentCaptureFailed(capture_refused), attempt capture 300 final, capturing capturing 300
  capturing (expired) | PspCaptured       -> PaymentCaptured(300 fee 39), attempt void, voiding 300
  capturing (expired) | PspCaptureRefused -> PaymentCaptureFailed(capture_refused), attempt void, voiding
  capturing | CaptureApproved -> PaymentCaptureFailed(amount_exceeds_authorised), same
  capturing (partly)  | CaptureApproved         -> capturing 400 capturing 300+300
  capturing (two)     | CaptureApproved         -> capturing capturing 300+300+300
  capturing (expired) | CaptureApproved         -> capturing capturing 300+300
  capturing | OrderCancelled -> no timer authorisation, returning cancelled capturing 1000
  capturing (partly)  | OrderCancelled -> no timer authorisation, returning cancelled 400 capturing 300
  capturing (two)     | OrderCancelled ->
    PaymentCaptureFailed(order_cancelled), no timer authorisation, returning cancelled capturing 300
  capturing (expired) | OrderCancelled -> no timer authorisation, returning cancelled capturing 300
  capturing | OrderConfirmed, OrderExpired, OrderDeclined, RefundApproved, authorisation -> -
  capturing (partly) | RefundApproved -> attempt refund 250, capturing 400 capturing 300 refunding 250
  capturing | PspAuthorised, PspDeclined, PspVoided, PspFoundCaptured, PspRefunded, PspRefundRefused -> -

  returning | PspCaptured ->
    PaymentCaptured(1000 final fee 0), attempt refund 1000, captured cancelled 1000 refunding 1000
  returning | PspCaptureRefused -> PaymentCaptureFailed(capture_refused), attempt void, voiding cancelled
  returning (partly) | PspCaptured       -> PaymentCaptured(300 fee 0), attempt void, voiding cancelled 700
  returning (partly) | PspCaptureRefused -> PaymentCaptureFailed(capture_refused), attempt void, voiding cancelled 400
  returning | CaptureApproved -> PaymentCaptureFailed(order_cancelled), same
  returning | OrderConfirmed, OrderCancelled, OrderExpired, OrderDeclined, RefundApproved, authorisation -> -
  returning (partly) | RefundApproved -> attempt refund 250, returning cancelled 400 capturing 300 refunding 250
  returning | PspAuthorised, PspDeclined, PspVoided, PspFoundCaptured, PspRefunded, PspRefundRefused -> -

  voiding | PspVoided -> PaymentVoided(authorisation_expired 1000), voided
  voiding | PspFoundCaptured -> PaymentCaptured(600 final fee 47), captured 600
  voiding (partly) | PspVoided -> PaymentVoided(authorisation_expired 600), voided 400
  voiding (partly) | PspFoundCaptured -> PaymentCaptured(600 final fee 17), captured 1000
  voiding (cancelled) | PspVoided -> PaymentVoided(cancelled 1000), voided cancelled
  voiding (cancelled) | PspFoundCaptured ->
    PaymentCaptured(600 final fee 0), attempt refund 600, captured cancelled 600 refunding 600
  voiding (cancelled, partly) | PspVoided ->
    PaymentVoided(cancelled 600), attempt refund 400, voided cancelled 400 refunding 400
  voiding (cancelled, partly) | PspFoundCaptured ->
    PaymentCaptured(600 final fee 0), attempt refund 1000, captured cancelled 1000 refunding 1000
  voiding, voiding (partly) | CaptureApproved -> PaymentCaptureFailed(authorisation_expired), same
  voiding (cancelled), voiding (cancelled, partly) | CaptureApproved -> PaymentCaptureFailed(order_cancelled), same
  voiding | OrderCancelled -> voiding cancelled
  voiding | OrderExpired   -> voiding expired
  voiding | OrderDeclined  -> voiding declined
  voiding (partly) | OrderCancelled -> voiding cancelled 400
  voiding (partly) | OrderExpired   -> voiding expired 400
  voiding (partly) | OrderDeclined  -> voiding declined 400
  voiding (cancelled), voiding (cancelled, partly) | OrderCancelled, OrderExpired, OrderDeclined -> -
  voiding | OrderConfirmed, RefundApproved, authorisation -> -
  voiding (cancelled) | RefundApproved -> -
  voiding (partly) | RefundApproved -> attempt refund 250, voiding 400 refunding 250
  voiding (cancelled, partly) | RefundApproved -> attempt refund 250, voiding cancelled 400 refunding 250
  voiding | PspAuthorised, PspDeclined, PspCaptured, PspCaptureRefused, PspRefunded, PspRefundRefused -> -

  voided, voided (partly) | CaptureApproved -> PaymentCaptureFailed(authorisation_expired), same
  voided (cancelled)      | CaptureApproved -> PaymentCaptureFailed(order_cancelled), same
  voided (partly) | OrderCancelled -> attempt refund 400, voided cancelled 400 refunding 400
  voided (partly) | OrderExpired   -> attempt refund 400, voided expired 400 refunding 400
  voided (partly) | OrderDeclined  -> attempt refund 400, voided declined 400 refunding 400
  voided (partly) | RefundApproved -> attempt refund 250, voided 400 refunding 250
  voided | OrderConfirmed, OrderCancelled, OrderExpired, OrderDeclined, RefundApproved, authorisation -> -
  voided | PspAuthorised -> attempt void, voiding declined alarm
  voided (partly) | PspAuthorised -> attempt void, voiding declined 400 alarm
  voided (cancelled) | PspAuthorised -> attempt void, voiding cancelled alarm
  voided | PspCaptured ->
    PaymentCaptured(1000 final fee 0), attempt refund 1000, captured declined 1000 refunding 1000 alarm
  voided (partly) | PspCaptured ->
    PaymentCaptured(1000 final fee 0), attempt refund 1400, captured declined 1400 refunding 1400 alarm
  voided (cancelled) | PspCaptured ->
    PaymentCaptured(1000 final fee 0), attempt refund 1000, captured cancelled 1000 refunding 1000 alarm
  voided | PspDeclined, PspCaptureRefused, PspVoided, PspFoundCaptured, PspRefunded, PspRefundRefused -> -

  captured | CaptureApproved -> PaymentCaptureFailed(already_captured), same
  captured (owed back), captured (given back) | CaptureApproved -> PaymentCaptureFailed(order_cancelled), same
  captured | OrderCancelled -> attempt refund 1000, captured cancelled 1000 refunding 1000
  captured | OrderExpired   -> attempt refund 1000, captured expired 1000 refunding 1000
  captured | OrderDeclined  -> attempt refund 1000, captured declined 1000 refunding 1000
  captured (refunding) | OrderCancelled -> attempt refund 700, captured cancelled 1000 refunding 300+700
  captured (refunding) | OrderExpired   -> attempt refund 700, captured expired 1000 refunding 300+700
  captured (refunding) | OrderDeclined  -> attempt refund 700, captured declined 1000 refunding 300+700
  captured (owed back), captured (given back) | OrderCancelled, OrderExpired, OrderDeclined -> -
  captured | RefundApproved -> attempt refund 250, captured 1000 refunding 250
  captured (refunding) | RefundApproved -> attempt refund 250, captured 1000 refunding 300+250
  captured (owed back), captured (given back) | RefundApproved -> PaymentRefundFailed(amount_exceeds_captured), same
  captured (refunding) | PspRefunded      -> PaymentRefunded(requested 300 fee 18), captured 1000 refunded 300
  captured (refunding) | PspRefundRefused -> PaymentRefundFailed(refund_refused), captured 1000
  captured (owed back) | PspRefunded ->
    PaymentRefunded(late_capture 1000 fee 59), captured cancelled 1000 refunded 1000
  captured (owed back) | PspRefundRefused -> attempt refund 1000 later, captured cancelled 1000 refunding 1000 alarm
  captured, captured (given back) | PspRefunded, PspRefundRefused -> -
  captured | OrderConfirmed, authorisation -> -
  captured | PspAuthorised, PspDeclined, PspCaptured, PspCaptureRefused, PspVoided, PspFoundCaptured -> -

  declined | PspAuthorised -> attempt void, voiding declined alarm
  declined | PspCaptured   ->
    PaymentCaptured(1000 final fee 0), attempt refund 1000, captured declined 1000 refunding 1000 alarm
  declined | OrderConfirmed, CaptureApproved, OrderCancelled, OrderExpired, OrderDeclined, RefundApproved,
             authorisation -> -
  declined | PspDeclined, PspCaptureRefused, PspVoided, PspFoundCaptured, PspRefunded, PspRefundRefused -> -
`)

describe('a payment', () => {
  it.each(cells)('$name -> $expected', ({ actual, expected }) => {
    expect(actual()).toBe(expected)
  })

  it('has a line for every cell', () => {
    expect(cells.filter(({ expected }) => expected === null).map(({ name }) => name)).toEqual([])
  })
})
