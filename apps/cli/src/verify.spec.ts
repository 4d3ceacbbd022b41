import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { verify, type EntryRow, type OrderRow, type PaymentRow, type PspLine, type Witnesses } from './verify.js'

const line = (operation: string, outcome: string, amount: bigint | null = 4999n): PspLine => ({
  ...{ operation, outcome, amount, payment: 'pay_1', currency: 'EUR', repeat: false },
})
const payment: PaymentRow = {
  ...{ id: 'pay_1', orderId: 'ord_1', merchantId: 'mer_1', accountId: 'acc_1', currency: 'EUR', status: 'captured' },
  ...{ captured: 4999n, fee: 175n, refunded: 0n, feeReturned: 0n, unwanted: false },
}
const order: OrderRow = { id: 'ord_1', currency: 'EUR', total: 4999n, captured: 4999n, status: 'completed' }
const leg = (ledgerAccount: string, amount: bigint, kind = 'capture'): EntryRow => ({
  ...{ transactionId: `txn_${kind}`, kind, subject: 'pay_1', currency: 'EUR', ledgerAccount, amount },
})
const clearing = leg('psp:clearing:EUR', 4999n)
const merchant = leg('mer_1:merchant:EUR', -4824n)
const fees = leg('parpay:fees:EUR', -175n)
const completed: Witnesses = {
  psp: [line('authorise', 'authorised'), line('capture', 'captured')],
  payments: [payment],
  orders: [order],
  entries: [clearing, merchant, fees],
  transactions: ['txn_capture'],
  wallets: [],
}
const declined: Witnesses = {
  psp: [line('authorise', 'declined')],
  payments: [{ ...payment, status: 'declined', captured: 0n, fee: 0n }],
  orders: [{ ...order, status: 'declined', captured: 0n }],
  entries: [],
  transactions: [],
  wallets: [],
}
/** Cancelled while the PSP captured: charged, and given back with no fee. */
const returned: Witnesses = {
  psp: [line('authorise', 'authorised'), line('capture', 'captured'), line('refund', 'refunded')],
  payments: [{ ...payment, fee: 0n, refunded: 4999n, unwanted: true }],
  orders: [{ ...order, status: 'cancelled', captured: 0n }],
  entries: [
    clearing,
    leg('mer_1:merchant:EUR', -4999n),
    leg('mer_1:merchant:EUR', 4999n, 'refund'),
    leg('psp:clearing:EUR', -4999n, 'refund'),
  ],
  transactions: ['txn_capture', 'txn_refund'],
  wallets: [],
}
const wallet = leg('acc_1:wallet:EUR', -4999n, 'deposit')
const deposited: Witnesses = {
  psp: completed.psp,
  payments: [{ ...payment, orderId: null, fee: 0n }],
  orders: [],
  entries: [{ ...clearing, kind: 'deposit', transactionId: 'txn_deposit' }, wallet],
  transactions: ['txn_deposit'],
  wallets: [{ accountId: 'acc_1', currency: 'EUR', balance: 4999n }],
}
const said = (witnesses: Witnesses) => verify(witnesses).differences.map(({ subject, says }) => `${subject} ${says}`)

describe('what agrees', () => {
  const voided: Witnesses = {
    ...declined,
    psp: [line('authorise', 'authorised'), line('void', 'voided')],
    payments: [{ ...payment, status: 'voided', captured: 0n, fee: 0n, unwanted: true }],
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

  test('it may not be behind', () => {
    expect(said({ ...capturing, payments: [{ ...payment, status: 'returning', fee: 0n }], psp: [] })).toContain(
      'pay_1 captured 0.00 EUR at the PSP, 49.99 EUR at payments',
    )
  })

  test('money that is to be given back is no difference yet', () => {
    const owed = { ...returned, psp: returned.psp.slice(0, 2), payments: [{ ...payment, fee: 0n, unwanted: true }] }
    const posted = { ...owed, entries: returned.entries.slice(0, 2), transactions: ['txn_capture'] }
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
      'ord_1 is completed with 49.99 EUR, payments kept 0.00 EUR',
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
      'a transaction whose entries are gone',
      { transactions: ['txn_capture', 'txn_empty'] },
      'txn_empty is a ledger transaction without an entry',
    ],
  ])('%s', (_, change, expected) => {
    expect(said({ ...completed, ...change })).toContain(expected)
  })

  test.each<[string, Partial<Witnesses>, string]>([
    [
      'charged twice',
      { psp: [...deposited.psp, line('capture', 'captured')] },
      'pay_1 was charged 99.98 EUR at the PSP, and 49.99 EUR was authorised',
    ],
    [
      'that is on no wallet',
      { entries: [], transactions: [], wallets: [] },
      'pay_1 captured 0.00 EUR in the ledger, 49.99 EUR at payments',
    ],
    [
      'on another wallet',
      {
        entries: deposited.entries.map((each) =>
          each === wallet ? { ...each, ledgerAccount: 'acc_2:wallet:EUR' } : each,
        ),
      },
      'pay_1 left -49.99 EUR on acc_2:wallet:EUR, by payments it is 0.00 EUR',
    ],
    [
      'that cost a fee',
      { payments: deposited.payments.map((each) => ({ ...each, fee: 30n })) },
      'pay_1 left 0.00 EUR on parpay:fees:EUR, by payments it is -0.30 EUR',
    ],
    [
      'posted as a capture',
      { entries: deposited.entries.map((each) => ({ ...each, kind: 'capture' })) },
      'pay_1 captured 0.00 EUR in the ledger, 49.99 EUR at payments',
    ],
    [
      'whose wallet was changed by hand',
      { wallets: [{ accountId: 'acc_1', currency: 'EUR', balance: 5000n }] },
      'acc_1:wallet:EUR holds 50.00 EUR, its entries sum to 49.99 EUR',
    ],
    ['whose wallet is gone', { wallets: [] }, 'acc_1:wallet:EUR holds 0.00 EUR, its entries sum to 49.99 EUR'],
  ])('a deposit %s', (_, change, expected) => {
    expect(said({ ...deposited, ...change })).toContain(expected)
  })

  test('a wallet without an entry', () => {
    expect(said({ ...completed, wallets: [{ accountId: 'acc_1', currency: 'EUR', balance: 1n }] })).toEqual([
      'acc_1:wallet:EUR holds 0.01 EUR, its entries sum to 0.00 EUR',
    ])
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
