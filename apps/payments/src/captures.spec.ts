import { CaptureApproved, OrderConfirmed } from '@parpay/events'
import { deciding, firing } from '@parpay/messaging'
import { describe, expect, it } from '@jest/globals'
import { at, authorising, captureId, merchantId, orderId, payment, paymentId } from '../test/payment-fixture.js'
import type { Payment } from './payment-state.js'
import { PspCaptured, PspCaptureRefused, PspVoided } from './psp-outcome.js'

const sevenDays = new Date('2026-11-08T12:00:00Z')
const authorised: Payment = { ...authorising, status: 'authorised', expiresAt: sevenDays }
const ids = ['cap_01h455vb4pex5vsknk084sn021', 'cap_01h455vb4pex5vsknk084sn022', 'cap_01h455vb4pex5vsknk084sn023']

const approve = (state: Payment | undefined, n: number, amount: bigint, final = false) => {
  const approved = { merchantId, orderId, paymentId, captureId: ids[n] ?? '', amount, currency: 'EUR', final }
  return deciding(payment, state, CaptureApproved, approved, { at })
}
const answer = (state: Payment | undefined, n: number, when = at) => {
  const [id, amount] = [ids[n] ?? '', state?.captures[0]?.amount.toString() ?? '']
  const done = { paymentId, captureId: id, amount, pspReference: `psp_${n}` }
  return deciding(payment, state, PspCaptured, done, { at: when })
}
const asked = ({ attempts }: { attempts: readonly { id: string }[] }) => attempts.map(({ id }) => id)

describe('captures that are approved before the first is done', () => {
  const first = approve(authorised, 0, 200n)
  const second = approve(first.state, 1, 300n)
  const third = approve(second.state, 2, 400n, true)

  it('are at the PSP one at a time, in the order approved', () => {
    expect([asked(first), asked(second), asked(third)]).toEqual([[`capture:${ids[0]}`], [], []])
    const one = answer(third.state, 0)
    expect(asked(one)).toEqual([`capture:${ids[1]}`])
    const two = answer(one.state, 1)
    expect(two.attempts).toMatchObject([{ id: `capture:${ids[2]}`, task: { amount: '400', final: true } }])
    const three = answer(two.state, 2)
    expect([asked(three), three.state?.status, three.state?.captured]).toEqual([[], 'captured', 900n])
  })

  it('say what was taken in all, and cost the fixed part once', () => {
    const one = answer(third.state, 0)
    const two = answer(one.state, 1)
    const three = answer(two.state, 2)
    expect([one, two, three].flatMap(({ messages }) => messages)).toMatchObject([
      { message: { captureId: ids[0], amount: 200n, captured: 200n, final: false, fee: 36n } }, // 5.8 + 30
      { message: { captureId: ids[1], amount: 300n, captured: 500n, final: false, fee: 9n } }, // 8.7
      { message: { captureId: ids[2], amount: 400n, captured: 900n, final: true, fee: 12n } }, // 11.6
    ])
    expect(three.state?.fee).toBe(57n)
  })

  it('go on when one is refused, and the next one taken costs the fixed part', () => {
    const refused = { paymentId, captureId: ids[0] ?? '', code: 'capture_refused' }
    const one = deciding(payment, third.state, PspCaptureRefused, refused, { at })
    expect(one.messages).toMatchObject([{ message: { captureId: ids[0], amount: 200n, code: 'capture_refused' } }])
    expect(asked(one)).toEqual([`capture:${ids[1]}`])
    expect(answer(one.state, 1).messages).toMatchObject([{ message: { captured: 300n, fee: 39n } }])
  })

  it('are all done when the authorisation expires meanwhile, and then the rest is let go', () => {
    expect(firing(payment, second.state ?? authorised, 'authorisation', { due: sevenDays }).attempts).toEqual([])
    const one = answer(second.state, 0, sevenDays)
    expect(asked(one)).toEqual([`capture:${ids[1]}`])
    const two = answer(one.state, 1, sevenDays)
    expect(asked(two)).toEqual([`void:${paymentId}`])
    const { state, messages } = deciding(payment, two.state, PspVoided, { paymentId }, { at: sevenDays })
    expect(messages).toMatchObject([{ message: { released: 500n, reason: 'authorisation_expired' } }])
    expect(state).toMatchObject({ status: 'voided', captured: 500n })
  })
})

describe('a capture', () => {
  it('of all, for an order that is captured automatically, has the UUID of the payment', () => {
    const confirmed = OrderConfirmed.sample({ orderId, merchantId, capture: 'automatic' })
    const { attempts } = deciding(payment, authorised, OrderConfirmed, confirmed, { at })
    const money = { paymentId, amount: '1000', currency: 'EUR' }
    const task = { operation: 'capture', captureId, final: true, ...money }
    expect(attempts).toEqual([{ id: `capture:${captureId}`, task }])
  })

  it('of all that is left is the last, said or not', () => {
    const one = answer(approve(authorised, 0, 1_000n).state, 0)
    expect(one.state?.status).toBe('captured')
    expect(one.messages).toMatchObject([{ message: { final: true } }])
    expect(one.timers).toEqual([{ name: 'authorisation', when: null }])
  })

  it('can be paid out two days later', () => {
    const { messages } = answer(approve(authorised, 0, 100n).state, 0)
    expect(messages).toMatchObject([{ message: { availableAt: new Date('2026-11-03T12:00:00Z') } }])
  })

  it('of more than is left beside those under way is never asked of the PSP', () => {
    const one = approve(authorised, 0, 600n)
    const two = approve(one.state, 1, 401n)
    expect(two.attempts).toEqual([])
    const message = { captureId: ids[1], amount: 401n, code: 'amount_exceeds_authorised' }
    expect(two.messages).toMatchObject([{ type: 'PaymentCaptureFailed', message }])
  })

  it('that waits behind a last one is not begun once that was taken', () => {
    const one = approve(authorised, 0, 600n, true)
    const done = answer(approve(one.state, 1, 100n).state, 0)
    expect(done.messages).toMatchObject([{}, { type: 'PaymentCaptureFailed', message: { code: 'already_captured' } }])
    expect(done.state).toMatchObject({ status: 'captured', captures: [] })
  })

  it('is parked when it is to be made in a way this version does not know', () => {
    const confirmed = { ...OrderConfirmed.sample({ orderId, merchantId }), capture: 'unknown' } as const
    expect(() => deciding(payment, authorised, OrderConfirmed, confirmed, { at })).toThrow('capture')
  })
})
