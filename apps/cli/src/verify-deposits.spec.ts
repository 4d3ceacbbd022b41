import { describe, expect, test } from '@jest/globals'
import { completed, deposited, line, said, wallet } from '../test/witnesses.js'
import type { Witnesses } from './verify.js'

describe('of a deposit, a planted difference is found and named', () => {
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
})
