import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  line,
  payment,
  order,
  clearing,
  merchant,
  fees,
  completed,
  declined,
  returned,
  inParts,
  firstPart,
  firstPartOnly,
  deposited,
  said,
  transaction,
} from '../test/witnesses.js'
import { lasting, verify, type Witnesses } from './verify.js'

describe('what agrees', () => {
  const voided: Witnesses = {
    ...declined,
    psp: [line('authorise', 'authorised'), line('void', 'voided')],
    payments: [{ ...payment, status: 'voided', captured: 0n, fee: 0n }],
    orders: [{ ...order, status: 'cancelled', captured: 0n }],
  }
  const rejected: Witnesses = {
    ...declined,
    psp: [],
    payments: [],
    orders: [{ ...order, status: 'rejected', captured: 0n }],
  }
  test.each([
    ['completed', completed],
    ['declined', declined],
    ['captured too late and returned', returned],
    ['cancelled and voided', voided],
    ['rejected without a payment', rejected],
    ['captured and refunded in parts', inParts],
    ['captured in part, the rest is authorised', firstPart],
    ['captured in part when the authorisation expired', firstPartOnly],
    ['authorised late', { ...completed, psp: [line('authorise', 'pending'), ...completed.psp] }],
    ['nothing at all', { psp: [], payments: [], orders: [], entries: [], transactions: [], wallets: [] }],
    ['deposited', deposited],
    [
      'deposit declined',
      { ...declined, payments: declined.payments.map((each) => ({ ...each, orderId: null })), orders: [] },
    ],
  ])('%s', (_, witnesses) => {
    expect(said(witnesses)).toEqual([])
  })

  test('repetitions and inquiries at the PSP count for nothing', () => {
    const repeated = { ...line('capture', 'captured'), repeat: true }
    expect(said({ ...completed, psp: [...completed.psp, repeated, line('inquire', 'captured')] })).toEqual([])
  })

  test('the totals are those of each witness', () => {
    expect(verify(completed)).toMatchObject({
      underWay: 0,
      counts: { orders: 1, deposits: 0, payments: 1, transactions: 1 },
      totals: [{ currency: 'EUR', psp: 4999n, payments: 4999n, orders: 4999n, deposits: 0n, ledger: 4999n }],
    })
    expect(verify(inParts).totals).toEqual([
      { currency: 'EUR', psp: 2667n, payments: 2667n, orders: 2667n, deposits: 0n, ledger: 2667n },
    ])
    const nothing = { psp: 0n, payments: 0n, orders: 0n, deposits: 0n, ledger: 0n }
    expect(verify(returned).totals).toEqual([{ currency: 'EUR', ...nothing }])
    expect(verify(deposited)).toMatchObject({
      counts: { orders: 0, deposits: 1, payments: 1, transactions: 1 },
      totals: [{ currency: 'EUR', psp: 4999n, payments: 4999n, orders: 0n, deposits: 4999n, ledger: 4999n }],
    })
  })
})

describe('while a payment is under way', () => {
  const capturing: Witnesses = {
    ...declined,
    psp: completed.psp,
    payments: [{ ...payment, status: 'capturing', captured: 0n, fee: 0n }],
    orders: [{ ...order, status: 'confirmed', captured: 0n }],
  }

  test('the PSP may be ahead', () => {
    expect(verify(capturing)).toMatchObject({ differences: [], underWay: 1 })
  })

  test('a deposit counts as under way too', () => {
    const { payments } = capturing
    const deposit = { ...capturing, orders: [], payments: payments.map((each) => ({ ...each, orderId: null })) }
    expect(verify(deposit)).toMatchObject({ differences: [], underWay: 1 })
  })

  test('a refund may be done that payments does not know of', () => {
    const { psp, payments, orders } = inParts
    const more = line('refund', 'refunded', 100n, 'refund:ref_2')
    const asked = {
      ...inParts,
      psp: [...psp, more],
      payments: payments.map((each) => ({ ...each, refunding: true })),
      orders: orders.map((each) => ({ ...each, refunding: 100n })),
    }
    expect(verify(asked)).toMatchObject({ differences: [], underWay: 1 })
  })

  test('it may not be behind', () => {
    expect(said({ ...capturing, payments: [{ ...payment, status: 'returning', fee: 0n }], psp: [] })).toContain(
      'pay_1 captured 0.00 EUR at the PSP, 49.99 EUR at payments',
    )
  })

  test('money that is to be given back is no difference yet', () => {
    const owed = { ...returned, psp: returned.psp.slice(0, 2), payments: [{ ...payment, fee: 0n, refunding: true }] }
    const posted = { ...owed, entries: returned.entries.slice(0, 2), transactions: [transaction('txn_capture')] }
    expect(verify(posted)).toMatchObject({ differences: [], underWay: 1 })
  })
})

describe('a planted difference is found and named', () => {
  test.each<[string, Partial<Witnesses>, string]>([
    [
      'a second charge',
      { psp: [...completed.psp, line('capture', 'captured')] },
      'pay_1 was charged 99.98 EUR at the PSP, and 49.99 EUR was authorised',
    ],
    [
      'a refund nobody knows of',
      { psp: [...completed.psp, line('refund', 'refunded', 100n)] },
      'pay_1 refunded 1.00 EUR at the PSP, 0.00 EUR at payments',
    ],
    [
      'a charge of a payment nobody knows',
      { psp: [...completed.psp, { ...line('authorise', 'authorised'), payment: 'pay_9' }] },
      'pay_9 is in the PSP log, and payments does not know it',
    ],
    [
      'a payment without a charge',
      { psp: [line('authorise', 'authorised'), line('void', 'voided')] },
      'pay_1 captured 0.00 EUR at the PSP, 49.99 EUR at payments',
    ],
    [
      'another currency at the PSP',
      { psp: completed.psp.map((each) => ({ ...each, currency: 'USD' })) },
      'pay_1 is in USD at the PSP and in EUR at payments',
    ],
    [
      'an amount that differs by one cent',
      { payments: [{ ...payment, captured: 4998n }] },
      'pay_1 captured 49.99 EUR at the PSP, 49.98 EUR at payments',
    ],
    [
      'an order completed with less',
      { orders: [{ ...order, captured: 4998n }] },
      'ord_1 is completed with 49.98 EUR of 49.99 EUR',
    ],
    [
      'an order completed without its money',
      { payments: [] },
      'ord_1 is completed with 49.99 EUR, payments captured 0.00 EUR',
    ],
    [
      'a cancelled order that was paid',
      { orders: [{ ...order, captured: 0n, status: 'cancelled' }] },
      'ord_1 is cancelled, and payments kept 49.99 EUR',
    ],
    [
      'an order in another currency',
      { orders: [{ ...order, currency: 'USD' }] },
      'ord_1 is in USD, its payment in EUR',
    ],
    ['a payment without an order', { orders: [] }, 'pay_1 is for ord_1, which checkout does not know'],
    [
      'a ledger row changed by hand',
      { entries: [clearing, { ...merchant, amount: -4823n }, fees] },
      'txn_capture sums to 0.01 EUR instead of zero',
    ],
    [
      'two ledger rows changed by hand so that they balance',
      { entries: [clearing, { ...merchant, amount: -4823n }, { ...fees, amount: -176n }] },
      'pay_1 left -48.23 EUR on mer_1:merchant:EUR, by payments it is -48.24 EUR',
    ],
    [
      'an entry of another merchant',
      { entries: [clearing, { ...merchant, ledgerAccount: 'mer_2:merchant:EUR' }, fees] },
      'pay_1 left -48.24 EUR on mer_2:merchant:EUR, by payments it is 0.00 EUR',
    ],
    [
      'an entry in another currency',
      { entries: [clearing, { ...merchant, ledgerAccount: 'mer_1:merchant:USD' }, fees] },
      'txn_capture is in EUR, and has an entry on mer_1:merchant:USD',
    ],
    [
      'a capture that was not posted',
      { entries: [], transactions: [] },
      'pay_1 captured 0.00 EUR in the ledger, 49.99 EUR at payments',
    ],
    [
      'a capture posted twice',
      { entries: [...completed.entries, ...completed.entries.map((each) => ({ ...each, transactionId: 'txn_2' }))] },
      'pay_1 captured 99.98 EUR in the ledger, 49.99 EUR at payments',
    ],
    [
      'a posting of a payment nobody knows',
      { entries: [...completed.entries, ...completed.entries.map((each) => ({ ...each, subject: 'pay_9' }))] },
      'pay_9 has ledger entries, and payments does not know it',
    ],
    [
      'a transaction of another merchant',
      { transactions: [{ ...transaction('txn_capture'), merchantId: 'mer_2' }] },
      'txn_capture is of mer_2 in the ledger, by payments it is of mer_1',
    ],
    [
      'a transaction of no order',
      { transactions: [{ ...transaction('txn_capture'), orderId: null }] },
      'txn_capture is of nothing in the ledger, by payments it is of ord_1',
    ],
    [
      'a transaction whose entries are gone',
      { transactions: [transaction('txn_capture'), transaction('txn_empty')] },
      'txn_empty is a ledger transaction without an entry',
    ],
  ])('%s', (_, change, expected) => {
    expect(said({ ...completed, ...change })).toContain(expected)
  })

  test('a hold that was never released', () => {
    expect(said({ ...declined, psp: [line('authorise', 'authorised')] })).toEqual([
      'pay_1 is declined, and the PSP still holds 49.99 EUR',
    ])
  })

  test('a refund that was not posted', () => {
    expect(said({ ...returned, entries: returned.entries.slice(0, 2) })).toContain(
      'pay_1 refunded 0.00 EUR in the ledger, 49.99 EUR at payments',
    )
  })

  test('any one amount of any one entry, changed by anything', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.bigInt({ min: -10_000n, max: 10_000n }), (n, by) => {
        fc.pre(by !== 0n)
        const entries = returned.entries.map((each, i) => (i === n ? { ...each, amount: each.amount + by } : each))
        expect(said({ ...returned, entries }).length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('two reports, one after the other', () => {
  const differing = (...subjects: string[]) => ({
    ...verify(completed),
    differences: subjects.map((subject) => ({ subject, says: 'differs' })),
  })

  test('keep what is different in both', () => {
    expect(lasting(undefined, differing('pay_1', 'pay_2')).differences).toHaveLength(2)
    expect(lasting(differing('pay_1', 'pay_2'), differing('pay_2', 'pay_3')).differences).toEqual([
      { subject: 'pay_2', says: 'differs' },
    ])
  })
})
