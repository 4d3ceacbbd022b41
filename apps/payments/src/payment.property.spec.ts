import { DepositRequested, OrderPlaced } from '@parpay/events'
import { deciding } from '@parpay/messaging'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Order } from '../test/model/order.js'
import { type Arrival, Payments } from '../test/model/payments.js'
import { choices, play, wishes } from '../test/model/play.js'
import { contradictory, honest, Psp } from '../test/model/psp.js'
import { accountId, merchantId, method, payment, placed } from '../test/payment-fixture.js'

const orderPlaced: Arrival = (state, reads) => deciding(payment, state, OrderPlaced, placed, { ...reads, method })
const deposit = DepositRequested.sample({ merchantId, accountId, amount: 2_499n })
const depositRequested: Arrival = (state, reads) =>
  deciding(payment, state, DepositRequested, deposit, { ...reads, method })

const sum = (payments: Payments, type: string, of: string): bigint =>
  payments.published
    .filter((sent) => sent.type === type)
    .reduce((total, { message }) => total + ((message as Record<string, bigint>)[of] ?? 0n), 0n)
const count = ({ published }: Payments, name: string): number => published.filter(({ type }) => type === name).length

/** What holds of a payment that has come to its end, whatever came in which order. */
function expectAtRest(payments: Payments, psp: Psp): void {
  const { state, attempts, timers } = payments
  if (!state) throw new Error('no payment')
  expect({ status: state.status, attempts, timers: timers.size }).toEqual({
    status: expect.stringMatching(/^(voided|declined|captured)$/) as unknown,
    attempts: [],
    timers: 0,
  })
  expect([state.captures, state.refunds, psp.held]).toEqual([[], [], 0n])
  expect(psp.captured).toBeLessThanOrEqual(psp.authorised)
  expect(psp.refunded).toBeLessThanOrEqual(psp.captured)
  const { captured, refunded, fee, feeReturned } = state
  expect({ captured, refunded }).toEqual({ captured: psp.captured, refunded: psp.refunded })
  if (refunded === captured) expect(feeReturned).toBe(fee)
  expect({ captured, refunded, fee, feeReturned }).toEqual({
    captured: sum(payments, 'PaymentCaptured', 'amount'),
    refunded: sum(payments, 'PaymentRefunded', 'amount'),
    fee: sum(payments, 'PaymentCaptured', 'fee'),
    feeReturned: sum(payments, 'PaymentRefunded', 'feeReturned'),
  })
}

/** The order has heard the same, or has ended without the money and it is back. */
function expectAgreed(order: Order, { state }: Payments): void {
  expect([...order.open.keys()]).toEqual([])
  if (order.status === 'completed') expect([order.captured, order.refunded]).toEqual([state?.captured, state?.refunded])
  else {
    expect(['declined', 'cancelled', 'expired']).toContain(order.status)
    expect(state?.refunded).toBe(state?.captured)
  }
}

describe('a payment, in whatever order the messages of its order and the answers of the PSP arrive', () => {
  it.each(['automatic', 'manual'] as const)(
    'agrees with its order and the PSP when it is captured by %s',
    (capture) => {
      fc.assert(
        fc.property(honest, choices, wishes, (mood, choices, wishes) => {
          const [psp, reader, payments] = [new Psp(mood), new Order(capture), new Payments()]
          play(orderPlaced, { reader, psp, payments }, choices, wishes)
          expectAtRest(payments, psp)
          expectAgreed(reader, payments)
          if (capture === 'automatic') expect(psp.captures).toBeLessThanOrEqual(1)
          expect(count(payments, 'PaymentAuthorised')).toBeLessThanOrEqual(1)
          expect(count(payments, 'PaymentVoided')).toBeLessThanOrEqual(1)
        }),
        { numRuns: 1_000 },
      )
    },
  )

  it('agrees with them although the PSP captures and says that it has not', () => {
    fc.assert(
      fc.property(contradictory, choices, wishes, (mood, choices, wishes) => {
        const [psp, reader, payments] = [new Psp(mood), new Order('automatic'), new Payments()]
        play(orderPlaced, { reader, psp, payments }, choices, wishes)
        expectAtRest(payments, psp)
        expectAgreed(reader, payments)
        expect(psp.captures).toBeLessThanOrEqual(1)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a deposit, in whatever order the answers of the PSP arrive', () => {
  it('ends captured once or declined, never both, and what is declined takes and holds nothing', () => {
    const reader = { read: () => [], wish: () => [] }
    fc.assert(
      fc.property(contradictory, choices, (mood, choices) => {
        const [psp, payments] = [new Psp(mood), new Payments()]
        play(depositRequested, { reader, psp, payments }, choices)
        expectAtRest(payments, psp)
        const taken = psp.captured > 0n
        const { status, fee, alarms } = payments.state ?? {}
        expect({ status, fee, alarms }).toEqual({ status: taken ? 'captured' : 'declined', fee: 0n, alarms: 0 })
        expect([psp.captures, psp.refunded]).toEqual([taken ? 1 : 0, 0n])
        expect(count(payments, 'PaymentCaptured')).toBe(taken ? 1 : 0)
        expect(count(payments, 'PaymentDeclined')).toBe(taken ? 0 : 1)
      }),
      { numRuns: 1_000 },
    )
  })
})
