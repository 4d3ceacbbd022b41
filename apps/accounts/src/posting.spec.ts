import { PaymentCaptured, PaymentRefunded } from '@parpay/events'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ledgerAccountName } from './ledger-account.js'
import { capturePosting, refundPosting, type Transaction } from './posting.js'

const merchantId = 'mer_01h455vb4pex5vsknk084sn02q'
const about = { merchantId, currency: 'EUR', method: 'card', purpose: 'order' } as const
const capture = (amount: bigint, fee: bigint) => PaymentCaptured.sample({ ...about, amount, captured: amount, fee })
const refund = (amount: bigint, feeReturned: bigint) => PaymentRefunded.sample({ ...about, amount, feeReturned })
const accountId = 'acc_01h455vb4pex5vsknk084sn02q'
const deposit = (amount: bigint, fee = 0n) =>
  PaymentCaptured.sample({ ...capture(amount, fee), orderId: null, purpose: 'deposit', accountId })
const depositReturned = (amount: bigint, feeReturned = 0n) =>
  PaymentRefunded.sample({ ...refund(amount, feeReturned), orderId: null, purpose: 'deposit', accountId })
const entries = ({ legs }: Transaction) =>
  Object.fromEntries(legs.map(({ account, amount }) => [ledgerAccountName(account), amount]))

describe('a capture by card', () => {
  it('debits clearing; credits the merchant with the amount less the fee, and fees', () => {
    expect(entries(capturePosting(capture(4_900n, 172n)))).toEqual({
      'psp:clearing:EUR': 4_900n,
      [`${merchantId}:merchant:EUR`]: -4_728n,
      'parpay:fees:EUR': -172n,
    })
  })

  it('without a fee has no entry for fees', () => {
    expect(entries(capturePosting(capture(4_900n, 0n)))).toEqual({
      'psp:clearing:EUR': 4_900n,
      [`${merchantId}:merchant:EUR`]: -4_900n,
    })
  })

  it('smaller than its fee debits the merchant', () => {
    expect(entries(capturePosting(capture(1n, 30n)))).toMatchObject({ [`${merchantId}:merchant:EUR`]: 29n })
  })

  it('keeps when the money is available, and is about its payment', () => {
    const m = capture(4_900n, 172n)
    const { availableAt, paymentId: subject, orderId, accountId } = m
    expect(capturePosting(m)).toMatchObject({ kind: 'capture', availableAt, subject, orderId, accountId })
  })
})

describe('a refund to a card', () => {
  it('debits the merchant with the amount less the fee returned, and fees; credits clearing', () => {
    expect(entries(refundPosting(refund(4_900n, 172n)))).toEqual({
      [`${merchantId}:merchant:EUR`]: 4_728n,
      'parpay:fees:EUR': 172n,
      'psp:clearing:EUR': -4_900n,
    })
  })
})

describe('a deposit', () => {
  it('debits clearing and credits the wallet of the account', () => {
    expect(entries(capturePosting(deposit(4_900n)))).toEqual({
      'psp:clearing:EUR': 4_900n,
      [`${accountId}:wallet:EUR`]: -4_900n,
    })
  })

  it('is about its payment, has no order, and can be spent at once', () => {
    const m = deposit(4_900n)
    const about = { subject: m.paymentId, orderId: null, accountId, merchantId }
    expect(capturePosting(m)).toMatchObject({ kind: 'deposit', availableAt: null, ...about })
  })

  it('that is given back debits the wallet and credits clearing', () => {
    const posting = refundPosting(depositReturned(4_900n))
    expect(posting.kind).toBe('refund')
    expect(entries(posting)).toEqual({ [`${accountId}:wallet:EUR`]: 4_900n, 'psp:clearing:EUR': -4_900n })
  })

  it('that cost a fee is parked', () => {
    expect(() => capturePosting(deposit(4_900n, 30n))).toThrow('sums to 30')
    expect(() => refundPosting(depositReturned(4_900n, 30n))).toThrow('sums to -30')
  })
})

describe('a payment', () => {
  const merchant = `${merchantId}:merchant:EUR`
  const part = (id: string, amount: bigint, fee: bigint) =>
    capturePosting({ ...capture(amount, fee), captureId: `cap_01h455vb4pex5vsknk084sn0${id}` })
  const back = (id: string, amount: bigint, feeReturned: bigint) =>
    refundPosting({ ...refund(amount, feeReturned), refundId: `ref_01h455vb4pex5vsknk084sn0${id}` })
  const after = (...postings: Transaction[]) => {
    const balances: Record<string, bigint> = {}
    for (const { legs } of postings)
      for (const { account, amount } of legs) {
        const name = ledgerAccountName(account)
        balances[name] = (balances[name] ?? 0n) + amount
      }
    return balances
  }
  // 40.00 in two parts at 2.9 % and 0.30 once: 0.435 and 0.725, half to even, so 0.74 and 0.72
  const captured = [part('01', 1_500n, 74n), part('02', 2_500n, 72n)]
  // 1.46 of fees by what was refunded so far: 0.4865, 0.9731, all of it
  const refunds = [back('01', 1_333n, 49n), back('02', 1_333n, 48n), back('03', 1_334n, 49n)]

  it('captured in parts is a transaction a part', () => {
    expect(new Set(captured.map(({ id }) => id)).size).toBe(2)
    expect(new Set(captured.map(({ subject }) => subject)).size).toBe(1)
    expect(after(...captured)).toEqual({
      'psp:clearing:EUR': 4_000n,
      [merchant]: -3_854n,
      'parpay:fees:EUR': -146n,
    })
  })

  it.each([
    [1, 2_667n, -2_570n, -97n],
    [2, 1_334n, -1_285n, -49n],
    [3, 0n, 0n, 0n],
  ])('refunded in parts gives back its fee by shares: after %s of 3', (count, clearing, owed, fees) => {
    expect(after(...captured, ...refunds.slice(0, count))).toEqual({
      'psp:clearing:EUR': clearing,
      [merchant]: owed,
      'parpay:fees:EUR': fees,
    })
  })

  it('whose capture came too late costs nothing, and leaves nothing when it is given back', () => {
    const late = [part('01', 4_900n, 0n), back('01', 4_900n, 0n)]
    expect(after(...late)).toEqual({ 'psp:clearing:EUR': 0n, [merchant]: 0n })
  })

  it('captured in part before its order ended keeps no fee when all goes back', () => {
    // a first part with its fee, a second one that came too late without; one refund of both
    const all = [part('01', 1_500n, 74n), part('02', 2_500n, 0n), back('01', 4_000n, 74n)]
    expect(after(...all)).toEqual({ 'psp:clearing:EUR': 0n, [merchant]: 0n, 'parpay:fees:EUR': 0n })
  })
})

describe('every posting', () => {
  const amount = fc.bigInt(1n, 9_999_999_999n)
  const fee = fc.bigInt(0n, 300_000_000n)

  it('sums to zero and has no entry that moves nothing', () => {
    fc.assert(
      fc.property(amount, fee, (amount, fee) => {
        for (const { legs } of [
          ...[capturePosting(capture(amount, fee)), refundPosting(refund(amount, fee))],
          ...[capturePosting(deposit(amount)), refundPosting(depositReturned(amount))],
        ]) {
          expect(legs.reduce((sum, leg) => sum + leg.amount, 0n)).toBe(0n)
          expect(legs.every((leg) => leg.amount !== 0n)).toBe(true)
        }
      }),
    )
  })

  it('leaves every balance at zero when what was captured is refunded with its fee', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, fee), { maxLength: 10 }), (payments) => {
        const balances = new Map<string, bigint>()
        for (const [amount, fee] of payments) {
          for (const posting of [capturePosting(capture(amount, fee)), refundPosting(refund(amount, fee))]) {
            for (const [name, moved] of Object.entries(entries(posting))) {
              balances.set(name, (balances.get(name) ?? 0n) + moved)
            }
          }
        }
        expect([...balances.values()].every((balance) => balance === 0n)).toBe(true)
      }),
    )
  })

  it('has the same id whenever the same capture or refund is posted, and another one otherwise', () => {
    const other = PaymentCaptured.sample({ captureId: 'cap_01h455vb4pex5vsknk084sn02r' })
    const ids = [capture(1n, 0n), capture(2n, 0n), other].map((m) => capturePosting(m).id)
    expect(ids[0]).toBe(ids[1])
    expect(new Set([...ids, refundPosting(refund(1n, 0n)).id]).size).toBe(3)
    expect(ids[0]).toMatch(/^txn_/)
  })

  it.each([
    { method: 'wallet', purpose: 'order' },
    { method: 'unknown', purpose: 'order' },
    { method: 'card', purpose: 'unknown' },
    { method: 'wallet', purpose: 'deposit' },
  ] as const)('of a $purpose by $method is parked', (other) => {
    expect(() => capturePosting({ ...capture(1n, 0n), ...other })).toThrow(
      'this version posts orders and deposits by card',
    )
    expect(() => refundPosting({ ...refund(1n, 0n), ...other })).toThrow(
      'this version posts orders and deposits by card',
    )
  })
})
