import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { histories, orderIds, play, total, type History } from './history.js'
import { parpay, type ParPay } from './parpay.js'
import { balance, settlementOf } from './settlement.js'

const day = 24 * 3_600_000

/** Whether all who know of an order's money agree, and nobody took or gave back what he may not. */
function expectAgreement(model: ParPay, orderId: string): void {
  const settlement = settlementOf(model, orderId)
  const { status, ends, open, alarms, excesses, atPsp, atPayments, atCheckout, ledger } = settlement
  const { captured, refunded, captures } = atPsp
  expect({ open, alarms, excesses }).toEqual({ open: 0, alarms: 0, excesses: [] })
  expect(atPayments).toEqual({ captured, refunded })
  expect(ledger).toBe(captured - refunded)
  expect(atCheckout.captured - atCheckout.refunded).toBe(captured - refunded)
  expect(captured).toBeLessThanOrEqual(Number(total))
  expect(refunded).toBeLessThanOrEqual(captured)
  expect(ends).toEqual(status === 'confirmed' ? [] : [status])
  if (status !== 'completed' && status !== 'confirmed') expect(captured - refunded).toBe(0)
  if (model.orders.get(orderId)?.capture === 'automatic') expect(captures).toBeLessThanOrEqual(1)
}

async function expectEnds(history: History): Promise<void> {
  const model = parpay()
  await play(model, history)
  const { system } = model
  // A refund that the PSP refused is asked for again within a day.
  await system.runUntil(new Date(system.now.getTime() + 2 * day))
  expect(system.left).toMatchObject({ attempts: [], parked: [] })
  for (const orderId of orderIds(history)) {
    const { status, held } = settlementOf(model, orderId)
    const isManual = model.orders.get(orderId)?.capture === 'manual'
    // Who captures by hand may not have asked yet.
    if (status === 'confirmed') expect({ isManual, held: held > 0 }).toEqual({ isManual: true, held: true })
    expectAgreement(model, orderId)
  }
  await system.runUntil(new Date(system.now.getTime() + 30 * day))
  expect(system.left).toEqual({ attempts: [], timers: [], parked: [] })
  for (const orderId of orderIds(history)) {
    expect(settlementOf(model, orderId)).toMatchObject({ ends: [expect.any(String)], held: 0 })
    expectAgreement(model, orderId)
  }
  expect(balance(model)).toBe(0n)
}

describe('checkout, payments and accounts together', () => {
  test('end every order once, with the money that everybody agrees on, whatever happens in whatever order', async () => {
    await fc.assert(fc.asyncProperty(histories, expectEnds), { numRuns: 300 })
  })
})

test('the histories reach what they are to test', async () => {
  const seen = new Map<string, number>()
  const count = (name: string) => seen.set(name, (seen.get(name) ?? 0) + 1)
  for (const history of fc.sample(histories, { numRuns: 200, seed: 1 })) {
    const model = parpay()
    await play(model, history)
    await model.system.runUntil(new Date(model.system.now.getTime() + 30 * day))
    for (const { type } of model.system.messages) count(type)
    for (const { operation, outcome } of model.psp.lines) count(`${operation} ${outcome}`)
  }
  const wanted = [
    ...['OrderCompleted', 'OrderDeclined', 'OrderExpired', 'OrderCancelled', 'CancellationRejected'],
    ...['OrderCaptured', 'CaptureFailed', 'CaptureRejected', 'OrderRefunded', 'RefundFailed', 'RefundRejected'],
    ...['PaymentVoided', 'PaymentRefunded', 'TransactionPosted', 'PaymentMethodRemoved', 'AccountFrozen'],
    ...['authorise pending', 'authorise declined', 'capture refused', 'inquire captured', 'inquire not_found'],
    ...['refund refused', 'refund refunded', 'void voided'],
  ]
  expect(wanted.filter((name) => !seen.has(name))).toEqual([])
})
