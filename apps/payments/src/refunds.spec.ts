import { CaptureApproved, OrderCancelled, RefundApproved } from '@parpay/events'
import { deciding } from '@parpay/messaging'
import { describe, expect, it } from '@jest/globals'
import { at, authorising, merchantId, orderId, payment, paymentId, refundId } from '../test/payment-fixture.js'
import type { Payment } from './payment-state.js'
import { PspCaptured, PspRefunded, PspRefundRefused, PspVoided } from './psp-outcome.js'

const captured: Payment = { ...authorising, status: 'captured', captured: 1_000n, fee: 59n }
const ids = ['ref_01h455vb4pex5vsknk084sn021', 'ref_01h455vb4pex5vsknk084sn022', 'ref_01h455vb4pex5vsknk084sn023']

const approve = (state: Payment | undefined, n: number, amount: bigint) => {
  const approved = RefundApproved.sample({ merchantId, orderId, paymentId, refundId: ids[n] ?? '', amount })
  return deciding(payment, state, RefundApproved, approved, { at })
}
const refund = (state: Payment | undefined, id = '') =>
  deciding(payment, state, PspRefunded, { paymentId, refundId: id }, { at })
const refuse = (state: Payment | undefined, id = '') =>
  deciding(payment, state, PspRefundRefused, { paymentId, refundId: id, code: 'refund_refused' }, { at })

describe('refunds', () => {
  it('are at the PSP independently of each other, under their own keys', () => {
    const one = approve(captured, 0, 200n)
    const two = approve(one.state, 1, 300n)
    const task = { operation: 'refund', reason: 'requested', paymentId, currency: 'EUR' }
    expect([...one.attempts, ...two.attempts]).toEqual([
      { id: `refund:${ids[0]}`, task: { ...task, refundId: ids[0], amount: '200' } },
      { id: `refund:${ids[1]}`, task: { ...task, refundId: ids[1], amount: '300' } },
    ])
  })

  it('return the fee in shares by running totals, in whatever order the PSP answers', () => {
    const all = approve(approve(approve(captured, 0, 333n).state, 1, 333n).state, 2, 334n).state
    const one = refund(all, ids[2])
    const two = refund(one.state, ids[0])
    const three = refund(two.state, ids[1])
    expect([one, two, three].flatMap(({ messages }) => messages)).toMatchObject([
      { message: { refundId: ids[2], amount: 334n, refunded: 334n, feeReturned: 20n, reason: 'requested' } }, // 19.7
      { message: { refundId: ids[0], amount: 333n, refunded: 667n, feeReturned: 19n } }, // 39.35 - 20
      { message: { refundId: ids[1], amount: 333n, refunded: 1_000n, feeReturned: 20n } }, // 59 - 39
    ])
    expect(three.state).toMatchObject({ refunded: 1_000n, feeReturned: 59n, refunds: [] })
  })

  it('are never asked of the PSP beyond what was captured, those under way counted', () => {
    const { attempts, messages } = approve(approve(captured, 0, 800n).state, 1, 201n)
    expect(attempts).toEqual([])
    const message = { refundId: ids[1], amount: 201n, code: 'amount_exceeds_captured' }
    expect(messages).toMatchObject([{ type: 'PaymentRefundFailed', message }])
  })

  it('that the PSP refused can be asked for again', () => {
    const refused = refuse(approve(captured, 0, 1_000n).state, ids[0])
    const message = { refundId: ids[0], amount: 1_000n, code: 'refund_refused' }
    expect(refused.messages).toMatchObject([{ type: 'PaymentRefundFailed', message }])
    expect(refused.state?.alarms).toBe(0)
    expect(approve(refused.state, 1, 1_000n).attempts).toMatchObject([{ id: `refund:${ids[1]}` }])
  })

  it('never take back fee when a capture after them makes their share smaller', () => {
    const partly: Payment = { ...authorising, status: 'authorised', captured: 400n, fee: 42n }
    const half = refund(approve(partly, 0, 200n).state, ids[0])
    expect(half.messages).toMatchObject([{ message: { feeReturned: 21n } }])
    const captureId = 'cap_01h455vb4pex5vsknk084sn021'
    const approved = { merchantId, orderId, paymentId, captureId, amount: 600n, currency: 'EUR', final: true }
    const capturing = deciding(payment, half.state, CaptureApproved, approved, { at }).state
    const taken = { paymentId, captureId, amount: '600', pspReference: 'psp_1' }
    const all = deciding(payment, capturing, PspCaptured, taken, { at }).state
    const little = refund(approve(all, 1, 50n).state, ids[1])
    expect(little.messages).toMatchObject([{ message: { refunded: 250n, feeReturned: 0n } }]) // 59/4 < 21
    const rest = refund(approve(little.state, 2, 750n).state, ids[2])
    expect(rest.state).toMatchObject({ refunded: 1_000n, fee: 59n, feeReturned: 59n })
  })
})

describe('what was captured for an order that had ended', () => {
  const cancel = (state: Payment) =>
    deciding(payment, state, OrderCancelled, OrderCancelled.sample({ merchantId, orderId }), { at })

  it('goes back in one refund, when what is left of the authorisation was let go', () => {
    const partly: Payment = { ...authorising, status: 'authorised', captured: 400n, fee: 42n }
    const cancelled = cancel(partly)
    expect(cancelled.attempts).toMatchObject([{ id: `void:${paymentId}` }])
    const voided = deciding(payment, cancelled.state, PspVoided, { paymentId }, { at })
    const task = { refundId, reason: 'late_capture', amount: '400' }
    expect(voided.attempts).toMatchObject([{ id: `refund:${refundId}`, task }])
    const message = { refundId, amount: 400n, refunded: 400n, feeReturned: 42n, reason: 'late_capture' }
    expect(refund(voided.state, refundId).messages).toMatchObject([{ message }])
  })

  it('goes back under a new key when that is refused, after a minute, then two', () => {
    const first = refuse(cancel(captured).state, refundId)
    const second = refuse(first.state, refundId)
    expect([...first.messages, ...second.messages]).toEqual([])
    expect([...first.attempts, ...second.attempts]).toMatchObject([
      { id: `refund:${refundId}:1`, notBefore: new Date('2026-11-01T12:01:00.000Z') },
      { id: `refund:${refundId}:2`, notBefore: new Date('2026-11-01T12:02:00.000Z') },
    ])
    expect(second.state?.alarms).toBe(2)
  })

  it('goes back at most once an hour', () => {
    const refused = refuse({ ...(cancel(captured).state ?? captured), alarms: 40 }, refundId)
    expect(refused.attempts).toMatchObject([{ notBefore: new Date('2026-11-01T13:00:00.000Z') }])
  })
})
