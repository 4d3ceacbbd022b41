import { expect, test } from '@jest/globals'
import { newId, TransactionPosted } from '@parpay/events'
import { walletEntries, walletEntryView } from './wallet-entry.js'

const [accountId, paymentId] = [newId('acc'), newId('pay')]
const time = new Date('2026-11-01T12:00:00Z')
const posted = (kind: 'deposit' | 'refund' | 'capture', entries: { ledgerAccount: string; amount: bigint }[]) => ({
  message: TransactionPosted.sample({ accountId, paymentId, orderId: null, currency: 'EUR', kind, entries }),
  time,
})
const wallet = `${accountId}:wallet:EUR`

test('a deposit is what the wallet grew by, one given back what it shrank by', () => {
  const [deposit, returned] = walletEntries([
    posted('deposit', [{ ledgerAccount: wallet, amount: -500n }]),
    posted('refund', [{ ledgerAccount: wallet, amount: 200n }]),
  ]).map(walletEntryView)
  const about = { payment: paymentId, order: null, at: '2026-11-01T12:00:00.000Z' }
  expect(deposit).toMatchObject({ ...about, kind: 'deposit', amount: 500 })
  expect(returned).toMatchObject({ ...about, kind: 'refund', amount: -200 })
})

test('what leaves the wallet alone is no entry of it', () => {
  const card = posted('capture', [{ ledgerAccount: 'psp:clearing:EUR', amount: 500n }])
  const another = posted('deposit', [{ ledgerAccount: `${newId('acc')}:wallet:EUR`, amount: -500n }])
  expect(walletEntries([card, another])).toEqual([])
})
