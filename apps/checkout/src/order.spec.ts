import {
  CancellationRequested,
  CaptureRequested,
  OrderSubmitted,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentVoided,
  RefundRequested,
} from '@parpay/events'
import { deciding } from '@parpay/messaging'
import { describe, expect, it } from '@jest/globals'
import * as example from '../test/order-table.js'
import { order } from './order.js'
import type { Order } from './order-state.js'

const { about, asked, at, begun, captureId, completed, confirmed, manual, merchantId, orderId } = example
const { cellsOf, paymentId, placed, refund, refundId, submission } = example

/** Every line of contracts.md's table, and what has no effect. */
const cells = cellsOf(`
  none | OrderSubmitted                   -> OrderPlaced, timer deadline in 30m, placed
  none | OrderSubmitted (breaking a rule) -> OrderRejected(total_mismatch), rejected
  none | OrderSubmitted (at its deadline) -> OrderExpired(deadline), expired
  none | CancellationRequested, CaptureRequested, RefundRequested, PaymentAuthorised, PaymentDeclined, PaymentCaptured,
         PaymentCaptureFailed, PaymentVoided, PaymentRefunded, PaymentRefundFailed -> -

  placed | deadline              -> OrderExpired(deadline), expired
  placed | PaymentAuthorised     -> OrderConfirmed(100 authorised), no timer deadline, confirmed
  placed | PaymentDeclined       -> OrderDeclined(card_declined), no timer deadline, declined
  placed | CancellationRequested -> OrderCancelled, no timer deadline, cancelled
  placed | CaptureRequested      -> CaptureRejected(order_placed, 0 left), same
  placed | RefundRequested       -> RefundRejected(nothing_captured, 0 left), same
  placed | OrderSubmitted, PaymentCaptured, PaymentCaptureFailed, PaymentVoided, PaymentRefunded,
           PaymentRefundFailed -> -

  confirmed | OrderSubmitted, deadline, PaymentAuthorised, PaymentDeclined, PaymentVoided -> -
  confirmed                | PaymentVoided (lapsed) -> OrderExpired(authorisation), expired
  confirmed (40 captured)  | PaymentVoided (lapsed) -> OrderCompleted(40 captured), completed: 40 captured
  confirmed (10 returning) | PaymentVoided (lapsed) -> OrderCompleted(40 captured), completed: 40 captured, 10 returning
  confirmed                | CancellationRequested  -> OrderCancelled, cancelled
  confirmed (40 captured), confirmed (10 returning)
                           | CancellationRequested  -> CancellationRejected(already_captured), same

  confirmed                | CaptureRequested         -> CaptureRejected(not_manual, 0 left), same
  confirmed (manual)       | CaptureRequested         -> CaptureApproved(50), confirmed: 50 pending
  confirmed (manual)       | CaptureRequested (last)  -> CaptureApproved(50 last), confirmed: 50 last pending
  confirmed (manual)       | CaptureRequested (all)   -> CaptureApproved(100 last), confirmed: 100 last pending
  confirmed (manual)       | CaptureRequested (100)   -> CaptureApproved(100 last), confirmed: 100 last pending
  confirmed (manual)       | CaptureRequested (101)   -> CaptureRejected(amount_exceeds_capturable, 100 left), same
  confirmed (manual)       | CaptureRequested (0)     -> CaptureRejected(invalid_amount, 100 left), same
  confirmed (manual)       | CaptureRequested (again) -> CaptureApproved(30), confirmed: 30 pending
  confirmed (30 pending)   | CaptureRequested         -> CaptureApproved(50), confirmed: 30 pending, 50 pending
  confirmed (30 pending)   | CaptureRequested (last)
      -> CaptureApproved(50 last), confirmed: 30 pending, 50 last pending
  confirmed (30 pending)   | CaptureRequested (all)
      -> CaptureApproved(70 last), confirmed: 30 pending, 70 last pending
  confirmed (30 pending)   | CaptureRequested (100), CaptureRequested (101)
                                                      -> CaptureRejected(amount_exceeds_capturable, 70 left), same
  confirmed (30 pending)   | CaptureRequested (0)     -> CaptureRejected(invalid_amount, 70 left), same
  confirmed (30 pending)   | CaptureRequested (again) -> -
  confirmed (last pending) | CaptureRequested         -> CaptureRejected(final_capture_pending, 0 left), same
  confirmed (last pending) | CaptureRequested (again) -> -
  confirmed (all pending)  | CaptureRequested         -> CaptureRejected(amount_exceeds_capturable, 0 left), same
  confirmed (all pending)  | CaptureRequested (all)   -> CaptureRejected(nothing_capturable, 0 left), same
  confirmed (all pending)  | CaptureRequested (0)     -> CaptureRejected(invalid_amount, 0 left), same
  confirmed (all pending)  | CaptureRequested (again) -> -
  confirmed (40 captured)  | CaptureRequested         -> CaptureApproved(50), confirmed: 40 captured, 50 pending
  confirmed (40 captured)  | CaptureRequested (last)
      -> CaptureApproved(50 last), confirmed: 40 captured, 50 last pending
  confirmed (40 captured)  | CaptureRequested (all)
      -> CaptureApproved(60 last), confirmed: 40 captured, 60 last pending
  confirmed (40 captured)  | CaptureRequested (again) -> CaptureApproved(30), confirmed: 40 captured, 30 pending
  confirmed (10 returning) | CaptureRequested
      -> CaptureApproved(50), confirmed: 40 captured, 50 pending, 10 returning
  confirmed (10 returning) | CaptureRequested (last)
      -> CaptureApproved(50 last), confirmed: 40 captured, 50 last pending, 10 returning
  confirmed (10 returning) | CaptureRequested (all)
      -> CaptureApproved(60 last), confirmed: 40 captured, 60 last pending, 10 returning
  confirmed (10 returning) | CaptureRequested (again)
      -> CaptureApproved(30), confirmed: 40 captured, 30 pending, 10 returning
  confirmed (40 captured), confirmed (10 returning) | CaptureRequested (100), CaptureRequested (101)
      -> CaptureRejected(amount_exceeds_capturable, 60 left), same
  confirmed (40 captured), confirmed (10 returning) | CaptureRequested (0)
      -> CaptureRejected(invalid_amount, 60 left), same

  confirmed                | PaymentCaptured, PaymentCaptured (last)
      -> OrderCompleted(30 captured), completed: 30 captured
  confirmed (manual)       | PaymentCaptured -> OrderCaptured(30, 30 captured), confirmed: 30 captured
  confirmed (30 pending)   | PaymentCaptured -> OrderCaptured(30, 30 captured), confirmed: 30 captured
  confirmed (last pending) | PaymentCaptured -> OrderCaptured(30, 30 captured), confirmed: 30 captured
  confirmed (all pending)  | PaymentCaptured -> OrderCaptured(30, 30 captured), confirmed: 30 captured, 70 pending
  confirmed (40 captured)  | PaymentCaptured -> OrderCaptured(30, 70 captured), confirmed: 70 captured
  confirmed (10 returning) | PaymentCaptured -> OrderCaptured(30, 70 captured), confirmed: 70 captured, 10 returning
  confirmed (manual), confirmed (30 pending), confirmed (last pending), confirmed (all pending) | PaymentCaptured (last)
      -> OrderCaptured(30, 30 captured), OrderCompleted(30 captured), completed: 30 captured
  confirmed (40 captured)  | PaymentCaptured (last)
      -> OrderCaptured(30, 70 captured), OrderCompleted(70 captured), completed: 70 captured
  confirmed (10 returning) | PaymentCaptured (last)
      -> OrderCaptured(30, 70 captured), OrderCompleted(70 captured), completed: 70 captured, 10 returning

  confirmed                | PaymentCaptureFailed -> OrderDeclined(capture_failed), declined
  confirmed (30 pending)   | PaymentCaptureFailed -> CaptureFailed(capture_refused), confirmed
  confirmed (last pending) | PaymentCaptureFailed -> CaptureFailed(capture_refused), confirmed
  confirmed (all pending)  | PaymentCaptureFailed -> CaptureFailed(capture_refused), confirmed: 70 pending
  confirmed (manual), confirmed (40 captured), confirmed (10 returning) | PaymentCaptureFailed -> -

  confirmed                | RefundRequested         -> RefundRejected(nothing_captured, 0 left), same
  confirmed (40 captured)  | RefundRequested         -> RefundApproved(20), confirmed: 40 captured, 20 returning
  confirmed (40 captured)  | RefundRequested (all)   -> RefundApproved(40), confirmed: 40 captured, 40 returning
  confirmed (40 captured)  | RefundRequested (101)   -> RefundRejected(amount_exceeds_refundable, 40 left), same
  confirmed (40 captured)  | RefundRequested (0)     -> RefundRejected(invalid_amount, 40 left), same
  confirmed (40 captured)  | RefundRequested (again) -> RefundApproved(10), confirmed: 40 captured, 10 returning
  confirmed (10 returning) | RefundRequested
      -> RefundApproved(20), confirmed: 40 captured, 10 returning, 20 returning
  confirmed (10 returning) | RefundRequested (all)
      -> RefundApproved(30), confirmed: 40 captured, 10 returning, 30 returning
  confirmed (10 returning) | RefundRequested (101)   -> RefundRejected(amount_exceeds_refundable, 30 left), same
  confirmed (10 returning) | RefundRequested (0)     -> RefundRejected(invalid_amount, 30 left), same
  confirmed (10 returning) | RefundRequested (again) -> -

  confirmed                | PaymentRefunded, PaymentRefundFailed -> -
  confirmed (10 returning) | PaymentRefunded     -> OrderRefunded(10, 10 refunded), confirmed: 40 captured, 10 refunded
  confirmed (10 returning) | PaymentRefundFailed -> RefundFailed(refund_refused), confirmed: 40 captured
  confirmed (10 returning) | PaymentRefunded (late capture), PaymentRefundFailed (late capture) -> -

  completed                | RefundRequested         -> RefundApproved(20), completed: 100 captured, 20 returning
  completed                | RefundRequested (all)   -> RefundApproved(100), completed: 100 captured, 100 returning
  completed                | RefundRequested (101)   -> RefundRejected(amount_exceeds_refundable, 100 left), same
  completed                | RefundRequested (0)     -> RefundRejected(invalid_amount, 100 left), same
  completed                | RefundRequested (again) -> RefundApproved(10), completed: 100 captured, 10 returning
  completed (10 returning) | RefundRequested
      -> RefundApproved(20), completed: 100 captured, 60 refunded, 10 returning, 20 returning
  completed (10 returning) | RefundRequested (all)
      -> RefundApproved(30), completed: 100 captured, 60 refunded, 10 returning, 30 returning
  completed (10 returning) | RefundRequested (101)   -> RefundRejected(amount_exceeds_refundable, 30 left), same
  completed (10 returning) | RefundRequested (0)     -> RefundRejected(invalid_amount, 30 left), same
  completed (10 returning) | RefundRequested (again) -> -
  completed (all refunded) | RefundRequested, RefundRequested (101), RefundRequested (again)
      -> RefundRejected(amount_exceeds_refundable, 0 left), same
  completed (all refunded) | RefundRequested (all)   -> RefundRejected(nothing_refundable, 0 left), same
  completed (all refunded) | RefundRequested (0)     -> RefundRejected(invalid_amount, 0 left), same

  completed                | PaymentRefunded, PaymentRefundFailed -> -
  completed (10 returning) | PaymentRefunded     -> OrderRefunded(10, 70 refunded), completed: 100 captured, 70 refunded
  completed (10 returning) | PaymentRefundFailed -> RefundFailed(refund_refused), completed: 100 captured, 60 refunded
  completed (10 returning) | PaymentRefunded (late capture), PaymentRefundFailed (late capture) -> -

  completed | CancellationRequested -> CancellationRejected(order_completed), same
  completed | CaptureRequested      -> CaptureRejected(order_completed, 0 left), same
  rejected  | CancellationRequested -> CancellationRejected(order_rejected), same
  rejected  | CaptureRequested      -> CaptureRejected(order_rejected, 0 left), same
  declined  | CancellationRequested -> CancellationRejected(order_declined), same
  declined  | CaptureRequested      -> CaptureRejected(order_declined, 0 left), same
  expired   | CancellationRequested -> CancellationRejected(order_expired), same
  expired   | CaptureRequested      -> CaptureRejected(order_expired, 0 left), same
  cancelled | CancellationRequested -> CancellationRejected(order_cancelled), same
  cancelled | CaptureRequested      -> CaptureRejected(order_cancelled, 0 left), same
  rejected, declined, expired, cancelled | RefundRequested -> RefundRejected(nothing_captured, 0 left), same
  rejected, declined, expired, cancelled | PaymentRefunded, PaymentRefundFailed -> -
  completed, rejected, declined, expired, cancelled
      | OrderSubmitted, deadline, PaymentAuthorised, PaymentDeclined, PaymentCaptured, PaymentCaptureFailed,
        PaymentVoided -> -
`)

describe('an order', () => {
  it.each(cells)('$name -> $expected', ({ actual, expected }) => {
    expect(actual()).toBe(expected)
  })

  it('has a line for every cell', () => {
    expect(cells.filter(({ expected }) => expected === null).map(({ name }) => name)).toEqual([])
  })

  it('is placed with everything a reader shows', () => {
    const { messages } = deciding(order, undefined, OrderSubmitted, submission, { at })
    expect(messages).toEqual([{ type: 'OrderPlaced', message: submission }])
  })

  it('is confirmed with what payments authorised, and says how it is captured', () => {
    const authorised = PaymentAuthorised.sample({ ...about, amount: 100n })
    const confirmation = (state: Order) => deciding(order, state, PaymentAuthorised, authorised, { at }).messages
    const message = { merchantId, orderId, paymentId, capture: 'automatic', authorised: 100n, currency: 'EUR' }
    expect(confirmation(placed)).toEqual([{ type: 'OrderConfirmed', message }])
    const byHand = { ...message, capture: 'manual' }
    expect(confirmation(begun('manual'))).toEqual([{ type: 'OrderConfirmed', message: byHand }])
  })

  it('is completed with what was captured', () => {
    const captured = PaymentCaptured.sample({ ...about, amount: 100n, captured: 100n })
    const { messages } = deciding(order, confirmed, PaymentCaptured, captured, { at })
    const message = { merchantId, orderId, paymentId, captured: 100n, currency: 'EUR' }
    expect(messages).toEqual([{ type: 'OrderCompleted', message }])
  })

  it('says why it was cancelled in the words of the request', () => {
    const request = { merchantId, orderId, reason: 'changed their mind' }
    const { messages } = deciding(order, placed, CancellationRequested, request, { at })
    expect(messages).toEqual([{ type: 'OrderCancelled', message: request }])
  })

  it('approves a capture and a refund under the ids of the requests, with the reason of the refund', () => {
    const capture = deciding(order, manual, CaptureRequested, { ...asked, amount: 30n }, { at })
    const approved = { merchantId, orderId, paymentId, captureId, amount: 30n, currency: 'EUR', final: false }
    expect(capture.messages).toEqual([{ type: 'CaptureApproved', message: approved }])
    const back = deciding(order, completed, RefundRequested, { ...refund, amount: 10n, reason: 'broken' }, { at })
    const reserved = { merchantId, orderId, paymentId, refundId, amount: 10n, currency: 'EUR', reason: 'broken' }
    expect(back.messages).toEqual([{ type: 'RefundApproved', message: reserved }])
  })

  it('is not asked about a deposit', () => {
    for (const type of [PaymentAuthorised, PaymentDeclined, PaymentCaptured, PaymentCaptureFailed, PaymentVoided]) {
      const deposit = type.sample({ ...about, orderId: null, purpose: 'deposit' })
      expect(order.handlers.get(type.name)?.id(deposit)).toBeNull()
    }
  })

  it('parks a reason this version does not know', () => {
    const message = PaymentVoided.sample({ ...about, reason: 'unknown' })
    expect(() => deciding(order, confirmed, PaymentVoided, message, { at })).toThrow('PaymentVoided.reason')
  })
})
