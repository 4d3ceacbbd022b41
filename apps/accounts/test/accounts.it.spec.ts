import {
  AccountOpened,
  AccountOpeningRequested,
  newId,
  PaymentCaptured,
  PaymentRefunded,
  sameUuid,
  TransactionPosted,
} from '@parpay/events'
import { outside, type Outside } from '@parpay/process/testing'
import * as stack from '@parpay/stack'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { accounts } from '../src/accounts.module.js'
import { post } from '../src/ledger.store.js'
import { capturePosting } from '../src/posting.js'

let others: Outside
beforeAll(async () => {
  others = await outside(accounts, stack)
  await others.startService()
})
afterAll(() => others.close())

/** What is captured and refunded of a payment of its own, for a merchant. */
function payment(merchantId: string, amount: bigint, fee: bigint) {
  const orderId = newId('ord')
  const [paymentId, captureId, refundId] = (['pay', 'cap', 'ref'] as const).map((prefix) => sameUuid(prefix, orderId))
  const about = { merchantId, orderId, paymentId: paymentId ?? '', currency: 'EUR', amount } as const
  return {
    captured: PaymentCaptured.sample({ ...about, captureId: captureId ?? '', captured: amount, fee }),
    refunded: PaymentRefunded.sample({ ...about, refundId: refundId ?? '', refunded: amount, feeReturned: fee }),
  }
}

const balance = async (ledgerAccount: string) => {
  const sql = 'select coalesce(sum(amount), 0)::bigint as sum from ledger_entry where ledger_account = $1'
  return (await others.database.query<{ sum: bigint }>('balance', sql, [ledgerAccount]))[0]?.sum
}
const posted = (merchantId: string) => others.published(TransactionPosted).filter((m) => m.merchantId === merchantId)

describe('accounts on Kafka and PostgreSQL', () => {
  it('opens an account once', async () => {
    const request = AccountOpeningRequested.sample({ accountId: newId('acc'), currency: 'EUR' })
    const opened = () => others.published(AccountOpened).filter(({ accountId }) => accountId === request.accountId)
    await others.send(AccountOpeningRequested, request, request)
    await others.untilTaken(2, [request.accountId])
    await others.until(() => opened().length > 0)
    expect(opened()).toEqual([request])
  })

  it('posts 100 captures and 40 refunds: balances are sums, every transaction sums to zero', async () => {
    const merchantId = newId('mer')
    const before = await balance('psp:clearing:EUR')
    const payments = Array.from({ length: 100 }, (_, n) => payment(merchantId, BigInt(1_000 + n), BigInt(30 + n)))
    await others.send(PaymentCaptured, ...payments.map(({ captured }) => captured))
    await others.send(PaymentRefunded, ...payments.slice(0, 40).map(({ refunded }) => refunded))
    await others.until(() => posted(merchantId).length >= 140)

    const kept = payments.slice(40).map(({ captured }) => captured)
    const owed = kept.reduce((sum, { amount, fee }) => sum + amount - fee, 0n)
    const taken = kept.reduce((sum, { amount }) => sum + amount, 0n)
    expect(await balance(`${merchantId}:merchant:EUR`)).toBe(-owed)
    expect(await balance('psp:clearing:EUR')).toBe((before ?? 0n) + taken)
    const unbalanced = 'select transaction_id from ledger_entry group by 1 having sum(amount) <> 0'
    expect(await others.database.query('unbalanced', unbalanced)).toEqual([])
    for (const { entries } of posted(merchantId)) {
      expect(entries.reduce((sum, { amount }) => sum + amount, 0n)).toBe(0n)
    }
  })

  it('tells what it posted: for the merchant, the order and the payment', async () => {
    const { captured } = payment(newId('mer'), 4_900n, 172n)
    const { merchantId, paymentId, orderId, accountId, availableAt } = captured
    await others.send(PaymentCaptured, captured)
    await others.until(() => posted(merchantId).length > 0)
    expect(posted(merchantId)).toEqual([
      {
        transactionId: capturePosting(captured).id,
        kind: 'capture',
        merchantId,
        subject: paymentId,
        paymentId,
        orderId,
        accountId,
        currency: 'EUR',
        availableAt,
        entries: [
          { ledgerAccount: 'psp:clearing:EUR', amount: 4_900n },
          { ledgerAccount: `${merchantId}:merchant:EUR`, amount: -4_728n },
          { ledgerAccount: 'parpay:fees:EUR', amount: -172n },
        ],
      },
    ])
  })

  it('cannot post a transaction twice: the second time nothing is written', async () => {
    const merchantId = newId('mer')
    const once = capturePosting(payment(merchantId, 4_900n, 172n).captured)
    const again = () => others.database.transaction((tx) => post(tx, [once]))
    await again()
    await expect(again()).rejects.toMatchObject({ code: '23505' }) // unique_violation
    expect(await balance(`${merchantId}:merchant:EUR`)).toBe(-4_728n)
  })

  it.each(['ledger_account', 'ledger_transaction', 'ledger_entry'])(
    'may not change or remove rows of %s',
    async (table) => {
      const refused = `permission denied for table ${table}`
      await expect(others.database.query(`d_${table}`, `delete from ${table}`)).rejects.toThrow(refused)
      await expect(others.database.query(`t_${table}`, `truncate ${table}`)).rejects.toThrow(refused)
      const column = table === 'ledger_entry' ? 'amount' : 'currency'
      const update = `update ${table} set ${column} = ${column}`
      await expect(others.database.query(`u_${table}`, update)).rejects.toThrow(refused)
    },
  )
})
