import {
  AccountFrozen,
  AccountUnfrozen,
  CaptureApproved,
  DepositRequested,
  newId,
  OrderCancelled,
  OrderPlaced,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentDeclined,
  PaymentMethodRemovalRequested,
  PaymentMethodRemoved,
  PaymentRefunded,
  PaymentRefundFailed,
  PaymentVoided,
  RefundApproved,
} from '@parpay/events'
import { afterAll, describe, expect, it } from '@jest/globals'
import { paymentStore } from '../src/payment.store.js'
import { amount, payment, startPayments } from './payments.fixture.js'

const fixture = await startPayments()
const { merchantId, accountId, psp, others, method, order, placeAndConfirm, of, pass } = fixture
afterAll(() => fixture.close())

/** Approves captures in this order, as checkout does before the first is done. */
async function capture(placed: OrderPlaced, ...amounts: readonly { amount: bigint; final?: boolean }[]) {
  const about = { merchantId, orderId: placed.orderId, paymentId: payment(placed), currency: 'EUR' }
  const approved = amounts.map(({ amount, final = false }) => ({ ...about, captureId: newId('cap'), amount, final }))
  await others.send(CaptureApproved, ...approved)
  return approved.map(({ captureId }) => captureId)
}
/** Approves a refund; answers its id. */
async function refund(placed: OrderPlaced, amount: bigint): Promise<string> {
  const refundId = newId('ref')
  const about = { merchantId, orderId: placed.orderId, paymentId: payment(placed), currency: 'EUR', reason: null }
  await others.send(RefundApproved, { ...about, refundId, amount })
  return refundId
}
const stored = async (placed: OrderPlaced) =>
  (await others.database.transaction((tx) => paymentStore.load(tx, [payment(placed)])))[0]

describe('an order that is captured by hand', () => {
  it('is captured in parts, in the order approved; the last part lets go of the rest', async () => {
    const placed = await placeAndConfirm('tok_visa', 'manual')
    const ids = await capture(placed, { amount: 500n }, { amount: 700n }, { amount: 300n, final: true })
    await others.until(() => of(PaymentCaptured, placed).length === 3)
    expect(of(PaymentCaptured, placed)).toMatchObject([
      { captureId: ids[0], amount: 500n, captured: 500n, final: false, fee: 44n },
      { captureId: ids[1], amount: 700n, captured: 1_200n, final: false, fee: 20n },
      { captureId: ids[2], amount: 300n, captured: 1_500n, final: true, fee: 9n },
    ])
    const lines = (await psp.log()).filter((line) => line.payment === payment(placed))
    const asked = lines.map(({ outcome, amount, final = false }) => [outcome, amount, final])
    expect(asked).toEqual([
      ['authorised', 2_499, false],
      ['captured', 500, false],
      ['captured', 700, false],
      ['captured', 300, true],
    ])
    expect(await stored(placed)).toMatchObject({ status: 'captured', captures: [], captured: 1_500n, fee: 73n })
  })

  it('is refunded in parts at once, whatever the first answer is, and what is refused is asked for again', async () => {
    const placed = await placeAndConfirm('tok_refund_fails', 'manual')
    await capture(placed, { amount: 1_000n })
    await others.until(() => of(PaymentCaptured, placed).length === 1)
    const one = await refund(placed, 1_000n)
    await others.until(() => of(PaymentRefundFailed, placed).length === 1)
    expect(of(PaymentRefundFailed, placed)).toMatchObject([{ refundId: one, amount: 1_000n, code: 'refund_refused' }])
    const ids = [await refund(placed, 400n), await refund(placed, 600n)]
    await others.until(() => of(PaymentRefunded, placed).length === 2)
    const refunded = of(PaymentRefunded, placed)
    expect(refunded.map(({ refundId }) => refundId).sort()).toEqual(ids.sort())
    expect(refunded.at(-1)).toMatchObject({ refunded: 1_000n, reason: 'requested' })
    expect(await stored(placed)).toMatchObject({ status: 'authorised', refunds: [], fee: 59n, feeReturned: 59n })
    const refusedOnce = ['refund refused', 'refund refunded', 'refund refunded']
    expect(await psp.done(payment(placed))).toEqual(['authorise authorised', 'capture captured', ...refusedOnce])
  })

  it('gives back what was captured in parts when the order is cancelled before it heard of it', async () => {
    const placed = await placeAndConfirm('tok_visa', 'manual')
    await capture(placed, { amount: 400n })
    await others.until(() => of(PaymentCaptured, placed).length === 1)
    await others.send(OrderCancelled, OrderCancelled.sample({ merchantId, orderId: placed.orderId }))
    await others.until(() => of(PaymentRefunded, placed).length > 0)
    expect(of(PaymentVoided, placed)).toMatchObject([{ released: amount - 400n, reason: 'cancelled' }])
    expect(of(PaymentRefunded, placed)).toMatchObject([{ amount: 400n, feeReturned: 42n, reason: 'late_capture' }])
    const undone = ['void voided', 'refund refunded']
    expect(await psp.done(payment(placed))).toEqual(['authorise authorised', 'capture captured', ...undone])
  })

  it('lets go of what nobody captured when the authorisation expires', async () => {
    const partly = await placeAndConfirm('tok_visa', 'manual')
    const not = await placeAndConfirm('tok_visa', 'manual')
    await capture(partly, { amount: 400n })
    await others.until(() => of(PaymentCaptured, partly).length === 1)
    await pass(7 * 24 * 3_600_000)
    await others.until(() => [partly, not].every((placed) => of(PaymentVoided, placed).length > 0))
    const reason = 'authorisation_expired'
    expect(of(PaymentVoided, partly)).toMatchObject([{ released: amount - 400n, reason }])
    expect(of(PaymentVoided, not)).toMatchObject([{ released: amount, reason }])
    expect(await psp.done(payment(partly))).toEqual(['authorise authorised', 'capture captured', 'void voided'])
    expect(await psp.done(payment(not))).toEqual(['authorise authorised', 'void voided'])
    await refund(partly, 400n)
    await others.until(() => of(PaymentRefunded, partly).length === 1)
  })
})

describe('an authorisation the PSP is late with', () => {
  /** Waits until the PSP has been asked, since its 45 s begin then. */
  const askedOf = async (placed: OrderPlaced): Promise<void> => {
    while (!(await psp.log()).some((line) => line.payment === payment(placed)));
  }

  it('is asked about until it is known, and done once', async () => {
    const placed = order(await method('tok_late'))
    await others.send(OrderPlaced, placed)
    await askedOf(placed)
    await pass(45_000)
    await others.until(() => of(PaymentAuthorised, placed).length > 0)
    expect(of(PaymentDeclined, placed)).toEqual([])
    expect((await psp.done(payment(placed))).at(-1)).toBe('authorise authorised')
  })

  it('is let go when the order was cancelled meanwhile', async () => {
    const placed = order(await method('tok_late'))
    await others.send(OrderPlaced, placed)
    await askedOf(placed)
    await others.send(OrderCancelled, OrderCancelled.sample({ merchantId, orderId: placed.orderId }))
    await others.untilTaken(2, [placed.orderId])
    expect(of(PaymentVoided, placed)).toEqual([])
    await pass(45_000)
    await others.until(() => of(PaymentVoided, placed).length > 0)
    expect(of(PaymentVoided, placed)).toMatchObject([{ released: amount, reason: 'cancelled' }])
  })
})

describe('nothing more is charged', () => {
  it('to a payment method that was removed', async () => {
    const paymentMethodId = await method('tok_visa')
    const removed = () => others.published(PaymentMethodRemoved).filter((m) => m.paymentMethodId === paymentMethodId)
    const request = { merchantId, accountId, paymentMethodId }
    await others.send(PaymentMethodRemovalRequested, { ...request, merchantId: newId('mer') }, request, request)
    await others.until(() => removed().length > 0)
    const placed = order(paymentMethodId)
    await others.send(OrderPlaced, placed)
    await others.until(() => of(PaymentDeclined, placed).length > 0)
    expect(of(PaymentDeclined, placed)).toMatchObject([{ code: 'payment_method_removed' }])
    expect(await psp.done(payment(placed))).toEqual([])
    expect(removed()).toEqual([request])
  })

  it('to an account that is frozen, until it is not', async () => {
    const paymentMethodId = await method('tok_visa')
    await others.send(AccountFrozen, AccountFrozen.sample({ merchantId, accountId }))
    await others.untilTaken(1, [accountId])
    const [placed, later] = [order(paymentMethodId), order(paymentMethodId)]
    const deposit = { merchantId, accountId, paymentMethodId, amount, currency: 'EUR', paymentId: newId('pay') }
    const declined = () => others.published(PaymentDeclined).filter(({ code }) => code === 'account_frozen')
    await others.send(OrderPlaced, placed)
    await others.send(DepositRequested, deposit)
    await others.until(() => declined().length === 2)
    expect(
      declined()
        .map(({ paymentId }) => paymentId)
        .sort(),
    ).toEqual([payment(placed), deposit.paymentId].sort())
    await others.send(AccountUnfrozen, AccountUnfrozen.sample({ merchantId, accountId }))
    await others.untilTaken(2, [accountId])
    await others.send(OrderPlaced, later)
    await others.until(() => of(PaymentAuthorised, later).length > 0)
  })
})

it('leaves no attempt behind', async () => {
  expect(await others.database.query('open', 'select id, task from attempt')).toEqual([])
})
