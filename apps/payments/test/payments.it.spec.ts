import {
  DepositRequested,
  newId,
  OrderCancelled,
  OrderDeclined,
  OrderPlaced,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentMethodAdded,
  PaymentMethodRejected,
  PaymentMethodSubmitted,
  PaymentRefunded,
  PaymentVoided,
} from '@parpay/events'
import { afterAll, describe, expect, it } from '@jest/globals'
import { paymentStore } from '../src/payment.store.js'
import { amount, payment, startPayments } from './payments.fixture.js'

const fixture = await startPayments()
const { merchantId, accountId, psp, others, method, order, confirm, placeAndConfirm, of } = fixture
afterAll(() => fixture.close())

describe('payments on Kafka, PostgreSQL and the PSP simulator', () => {
  it('keeps a payment method without its token', async () => {
    const id = await method('tok_mastercard')
    expect(others.published(PaymentMethodAdded).filter((m) => m.paymentMethodId === id)).toMatchObject([
      { merchantId, accountId, kind: 'card', brand: 'mastercard', last4: '4444' },
    ])
    const kept = await others.database.query(
      'vault',
      `select to_jsonb(payment_method)::text as row from payment_method`,
    )
    const attempts = await others.database.query('tasks', `select task::text from attempt`)
    expect(JSON.stringify([kept, attempts])).not.toContain('tok_mastercard')
  })

  it('rejects a payment method the PSP refuses', async () => {
    const paymentMethodId = newId('pm')
    const rejected = () => others.published(PaymentMethodRejected).filter((m) => m.paymentMethodId === paymentMethodId)
    await others.send(PaymentMethodSubmitted, { merchantId, paymentMethodId, accountId, token: 'tok_expired' })
    await others.until(() => rejected().length > 0)
    expect(rejected()).toMatchObject([{ code: 'expired_card' }])
  })

  it.each(['tok_visa', 'tok_5xx', 'tok_timeout'])('captures an order paid with %s once', async (token) => {
    const placed = await placeAndConfirm(token)
    await others.until(() => of(PaymentCaptured, placed).length > 0)
    expect(of(PaymentCaptured, placed)).toMatchObject([{ captured: amount, fee: 102n, final: true }])
    expect(await psp.done(payment(placed))).toEqual(['authorise authorised', 'capture captured'])
    const [stored] = await others.database.transaction((tx) => paymentStore.load(tx, [payment(placed)]))
    expect(stored).toMatchObject({ status: 'captured', amount, captured: amount, fee: 102n, refunded: 0n, alarms: 0 })
  })

  it.each([
    ['tok_declined', 'card_declined'],
    ['tok_insufficient_funds', 'insufficient_funds'],
  ])('declines an order paid with %s', async (token, code) => {
    const placed = order(await method(token))
    await others.send(OrderPlaced, placed)
    await others.until(() => of(PaymentDeclined, placed).length > 0)
    expect(of(PaymentDeclined, placed)).toMatchObject([{ amount, code }])
  })

  it("declines an order with another merchant's payment method, without asking the PSP", async () => {
    const placed = { ...order(await method('tok_visa')), merchantId: newId('mer') }
    await others.send(OrderPlaced, placed)
    await others.until(() => of(PaymentDeclined, placed).length > 0)
    expect(of(PaymentDeclined, placed)).toMatchObject([{ code: 'payment_method_not_found' }])
    expect(await psp.done(payment(placed))).toEqual([])
  })

  it('voids what was authorised when the order is cancelled', async () => {
    const placed = order(await method('tok_visa'))
    await others.send(OrderPlaced, placed)
    await others.until(() => of(PaymentAuthorised, placed).length > 0)
    await others.send(OrderCancelled, OrderCancelled.sample({ merchantId, orderId: placed.orderId }))
    await others.until(() => of(PaymentVoided, placed).length > 0)
    expect(of(PaymentVoided, placed)).toMatchObject([{ released: amount, reason: 'cancelled' }])
    expect(await psp.done(payment(placed))).toEqual(['authorise authorised', 'void voided'])
  })

  it('holds nothing of 100 orders that are cancelled as soon as they are placed', async () => {
    const paymentMethodId = await method('tok_visa')
    const orders = Array.from({ length: 100 }, () => order(paymentMethodId))
    await others.send(OrderPlaced, ...orders)
    await others.send(OrderCancelled, ...orders.map(({ orderId }) => OrderCancelled.sample({ merchantId, orderId })))
    await others.until(() => orders.every((placed) => of(PaymentVoided, placed).length > 0))
    const log = await psp.log()
    for (const placed of orders) {
      const done = await psp.done(payment(placed), log)
      expect([[], ['authorise authorised', 'void voided']]).toContainEqual(done)
    }
  })

  it('gives back with its fee what was captured when the order is cancelled after that', async () => {
    const placed = await placeAndConfirm('tok_visa')
    await others.until(() => of(PaymentCaptured, placed).length > 0)
    await others.send(OrderCancelled, OrderCancelled.sample({ merchantId, orderId: placed.orderId }))
    await others.until(() => of(PaymentRefunded, placed).length > 0)
    expect(of(PaymentRefunded, placed)).toMatchObject([{ amount, feeReturned: 102n, reason: 'late_capture' }])
    expect(await psp.done(payment(placed))).toEqual(['authorise authorised', 'capture captured', 'refund refunded'])
  })

  it('gives back what is captured while the order is cancelled, for no fee', async () => {
    const placed = await placeAndConfirm('tok_timeout') // captures and does not answer: it is inquired about after 2 s
    await others.untilTaken(2, [placed.orderId])
    await others.send(OrderCancelled, OrderCancelled.sample({ merchantId, orderId: placed.orderId }))
    await others.until(() => of(PaymentRefunded, placed).length > 0)
    expect(of(PaymentCaptured, placed)).toMatchObject([{ captured: amount, fee: 0n }])
    expect(of(PaymentRefunded, placed)).toMatchObject([{ amount, feeReturned: 0n, reason: 'late_capture' }])
    expect(await psp.done(payment(placed))).toEqual(['authorise authorised', 'capture captured', 'refund refunded'])
  })

  it('voids what was authorised when the capture is refused and the order declined by that', async () => {
    const placed = await placeAndConfirm('tok_capture_fails')
    await others.until(() => of(PaymentCaptureFailed, placed).length > 0)
    await others.send(OrderDeclined, OrderDeclined.sample({ merchantId, orderId: placed.orderId }))
    await others.until(() => of(PaymentVoided, placed).length > 0)
    expect(of(PaymentVoided, placed)).toMatchObject([{ released: amount, reason: 'declined' }])
  })

  const deposit = (paymentMethodId: string) => {
    const about = { merchantId, accountId, paymentMethodId, amount, currency: 'EUR' }
    return { ...about, paymentId: newId('pay') }
  }
  type OfDeposit = typeof PaymentDeclined | typeof PaymentCaptured | typeof PaymentCaptureFailed | typeof PaymentVoided
  const ofDeposit = (type: OfDeposit, { paymentId }: { paymentId: string }) =>
    others.published(type).filter((message) => message.paymentId === paymentId)

  it.each(['tok_visa', 'tok_5xx', 'tok_timeout'])('captures a deposit by %s once, for no fee', async (token) => {
    const requested = deposit(await method(token))
    await others.send(DepositRequested, requested, requested)
    await others.until(() => ofDeposit(PaymentCaptured, requested).length > 0)
    const about = { orderId: null, purpose: 'deposit', accountId, currency: 'EUR' }
    expect(ofDeposit(PaymentCaptured, requested)).toMatchObject([{ ...about, captured: amount, fee: 0n, final: true }])
    expect(await psp.done(requested.paymentId)).toEqual(['authorise authorised', 'capture captured'])
  })

  it('declines a deposit the PSP declines, with its code', async () => {
    const requested = deposit(await method('tok_declined'))
    await others.send(DepositRequested, requested)
    await others.until(() => ofDeposit(PaymentDeclined, requested).length > 0)
    expect(ofDeposit(PaymentDeclined, requested)).toMatchObject([{ purpose: 'deposit', code: 'card_declined' }])
  })

  it('declines a deposit whose capture is refused once nothing is held any more', async () => {
    const requested = deposit(await method('tok_capture_fails'))
    await others.send(DepositRequested, requested)
    await others.until(() => ofDeposit(PaymentDeclined, requested).length > 0)
    expect(ofDeposit(PaymentCaptureFailed, requested)).toMatchObject([{ code: 'capture_refused' }])
    expect(ofDeposit(PaymentVoided, requested)).toMatchObject([{ released: amount, reason: 'declined' }])
    expect(ofDeposit(PaymentDeclined, requested)).toMatchObject([{ code: 'capture_failed' }])
    const done = ['authorise authorised', 'capture refused', 'void voided']
    expect(await psp.done(requested.paymentId)).toEqual(done)
  })

  it("declines a deposit by another merchant's payment method, without asking the PSP", async () => {
    const requested = { ...deposit(await method('tok_visa')), merchantId: newId('mer') }
    await others.send(DepositRequested, requested)
    await others.until(() => ofDeposit(PaymentDeclined, requested).length > 0)
    expect(ofDeposit(PaymentDeclined, requested)).toMatchObject([{ code: 'payment_method_not_found' }])
    expect(await psp.done(requested.paymentId)).toEqual([])
  })

  it('waits for a PSP that is away, and captures once when payments was stopped meanwhile', async () => {
    const paymentMethodId = await method('tok_visa')
    await psp.kill()
    const placed = order(paymentMethodId)
    await others.send(OrderPlaced, placed)
    await others.untilTaken(1, [placed.orderId])
    await others.stopService()
    await psp.start()
    await others.startService()
    await others.until(() => of(PaymentAuthorised, placed).length > 0)
    await confirm(placed)
    await others.until(() => of(PaymentCaptured, placed).length > 0)
    expect(await psp.done(payment(placed))).toEqual(['authorise authorised', 'capture captured'])
  })

  it('leaves no attempt behind', async () => {
    expect(await others.database.query('open', 'select id, task from attempt')).toEqual([])
  })
})
