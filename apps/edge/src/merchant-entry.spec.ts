import { expect, test } from '@jest/globals'
import { newId, TransactionPosted } from '@parpay/events'
import { merchantEntries, merchantEntryView } from './merchant-entry.js'

const [merchantId, orderId, paymentId] = [newId('mer'), newId('ord'), newId('pay')]
const time = new Date('2026-11-01T12:00:00Z')
const availableAt = new Date('2026-11-03T12:00:00Z')
const own = `${merchantId}:merchant:EUR`
const posted = (kind: 'capture' | 'refund' | 'deposit', entries: { ledgerAccount: string; amount: bigint }[]) => ({
  message: TransactionPosted.sample({
    ...{ merchantId, orderId, paymentId, currency: 'EUR', kind, entries },
    availableAt: kind === 'capture' ? availableAt : null,
  }),
  time,
})

test('a capture is what the balance grew by, later; a refund what it shrank by, at once', () => {
  const views = merchantEntries([
    posted('capture', [
      { ledgerAccount: 'psp:clearing:EUR', amount: 4_900n },
      { ledgerAccount: own, amount: -4_728n },
      { ledgerAccount: 'parpay:fees:EUR', amount: -172n },
    ]),
    posted('refund', [{ ledgerAccount: own, amount: 965n }]),
  ]).map(merchantEntryView)
  const about = { currency: 'EUR', order: orderId, payment: paymentId, at: time.toISOString() }
  expect(views).toMatchObject([
    { ...about, kind: 'capture', amount: 4_728, availableAt: availableAt.toISOString() },
    { ...about, kind: 'refund', amount: -965, availableAt: null },
  ])
})

test('what leaves the merchant’s own ledger account alone is no entry of it', () => {
  expect(
    merchantEntries([
      posted('deposit', [{ ledgerAccount: `${newId('acc')}:wallet:EUR`, amount: -5n }]),
      posted('capture', [{ ledgerAccount: `${newId('mer')}:merchant:EUR`, amount: -5n }]),
      posted('capture', [{ ledgerAccount: `${merchantId}:merchant:USD`, amount: -5n }]),
    ]),
  ).toEqual([])
})
