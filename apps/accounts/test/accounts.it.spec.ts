import {
  AccountFreezeRequested,
  AccountFrozen,
  AccountOpened,
  AccountOpeningRequested,
  AccountUnfreezeRequested,
  AccountUnfrozen,
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

/** A deposit of its own onto the wallet of an account. */
function deposit(accountId: string, amount: bigint) {
  const paymentId = newId('pay')
  const about = { merchantId: newId('mer'), orderId: null, paymentId, purpose: 'deposit', accountId } as const
  const money = { currency: 'EUR', amount, captured: amount, fee: 0n }
  return PaymentCaptured.sample({ ...about, ...money, captureId: sameUuid('cap', paymentId) })
}

const wallet = async (accountId: string) => {
  const sql = 'select currency, balance from wallet where account_id = $1'
  return others.database.query<{ currency: string; balance: bigint }>('wallet', sql, [accountId])
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

  it('freezes an account once, keeps that over a restart, and lets it go on once', async () => {
    const request = AccountOpeningRequested.sample({ accountId: newId('acc'), currency: 'EUR' })
    const { merchantId, accountId } = request
    const change = { merchantId, accountId, reason: 'a card was stolen' }
    const foreign = { ...change, merchantId: newId('mer') }
    const of = <M extends { accountId: string }>(messages: readonly M[]) =>
      messages.filter((message) => message.accountId === accountId)
    await others.send(AccountOpeningRequested, request)
    await others.send(AccountFreezeRequested, foreign, change, change)
    await others.untilTaken(4, [accountId])
    await others.stopService()
    await others.startService()
    await others.send(AccountFreezeRequested, change)
    await others.send(AccountUnfreezeRequested, foreign, change, change)
    await others.until(() => of(others.published(AccountUnfrozen)).length > 0)
    await others.untilTaken(8, [accountId])
    expect(of(others.published(AccountFrozen))).toEqual([change])
    expect(of(others.published(AccountUnfrozen))).toEqual([change])
    const sql = 'select status from account where id = $1'
    expect(await others.database.query('status', sql, [accountId])).toEqual([{ status: 'open' }])
  })

  it('posts what was taken and given back, whether or not the account is frozen', async () => {
    const request = AccountOpeningRequested.sample({ accountId: newId('acc'), currency: 'EUR' })
    const { merchantId, accountId } = request
    await others.send(AccountOpeningRequested, request)
    await others.send(AccountFreezeRequested, { merchantId, accountId, reason: null })
    await others.until(() => others.published(AccountFrozen).some((m) => m.accountId === accountId))
    const { captured, refunded } = payment(merchantId, 4_900n, 172n)
    await others.send(PaymentCaptured, { ...captured, accountId }, { ...deposit(accountId, 700n), merchantId })
    await others.send(PaymentRefunded, { ...refunded, accountId })
    await others.until(() => posted(merchantId).length === 3)
    expect(await balance(`${merchantId}:merchant:EUR`)).toBe(0n)
    expect(await wallet(accountId)).toEqual([{ currency: 'EUR', balance: 700n }])
  })

  it('posts each part of a payment that is captured and refunded in parts, to the cent', async () => {
    const { captured, refunded } = payment(newId('mer'), 10_000n, 0n)
    const { merchantId } = captured
    const before = { clearing: await balance('psp:clearing:EUR'), fees: await balance('parpay:fees:EUR') }
    const taken = (amount: bigint, sum: bigint, fee: bigint, final: boolean) => ({
      ...{ ...captured, captureId: newId('cap'), amount, captured: sum, fee, final },
    })
    const returned = (amount: bigint, sum: bigint, feeReturned: bigint) => ({
      ...{ ...refunded, refundId: newId('ref'), amount, refunded: sum, feeReturned },
    })
    // 2.9 % and 0.30 once; shares of 1.46 by running totals: 0.49 of 13.33, 0.97 of 26.66, 1.46 of 40.00
    await others.send(PaymentCaptured, taken(1_500n, 1_500n, 74n, false), taken(2_500n, 4_000n, 72n, true))
    const parts = [returned(1_333n, 1_333n, 49n), returned(1_333n, 2_666n, 48n), returned(1_334n, 4_000n, 49n)]
    await others.send(PaymentRefunded, ...parts.slice(0, 2))
    await others.until(() => posted(merchantId).length === 4)
    expect(await balance(`${merchantId}:merchant:EUR`)).toBe(-(4_000n - 146n) + (2_666n - 97n))
    expect(await balance('psp:clearing:EUR')).toBe((before.clearing ?? 0n) + 4_000n - 2_666n)
    expect(await balance('parpay:fees:EUR')).toBe((before.fees ?? 0n) - 146n + 97n)
    await others.send(PaymentRefunded, ...parts.slice(2))
    await others.until(() => posted(merchantId).length === 5)
    expect(await balance(`${merchantId}:merchant:EUR`)).toBe(0n)
    expect(await balance('psp:clearing:EUR')).toBe(before.clearing)
    expect(await balance('parpay:fees:EUR')).toBe(before.fees)
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

  it('keeps what 60 deposits put on three wallets, each equal to the sum of its entries', async () => {
    const shoppers = [newId('acc'), newId('acc'), newId('acc')]
    const deposits = Array.from({ length: 60 }, (_, n) => deposit(shoppers[n % 3] ?? '', BigInt(100 + n)))
    await others.send(PaymentCaptured, ...deposits)
    const about = (accountId: string) => others.published(TransactionPosted).filter((m) => m.accountId === accountId)
    await others.until(() => shoppers.every((accountId) => about(accountId).length === 20))
    for (const accountId of shoppers) {
      const sum = deposits.reduce((sum, m) => (m.accountId === accountId ? sum + m.amount : sum), 0n)
      expect(await wallet(accountId)).toEqual([{ currency: 'EUR', balance: sum }])
      expect(await balance(`${accountId}:wallet:EUR`)).toBe(-sum)
      expect(about(accountId).every(({ kind, orderId }) => kind === 'deposit' && orderId === null)).toBe(true)
    }
  })

  it('takes a deposit that is given back from the wallet, whichever is heard of first', async () => {
    const accountId = newId('acc')
    const kept = deposit(accountId, 700n)
    const { merchantId, paymentId, purpose, currency } = deposit(accountId, 500n)
    const money = { merchantId, paymentId, purpose, currency, accountId, orderId: null, refundId: newId('ref') }
    const returned = PaymentRefunded.sample({ ...money, amount: 500n, refunded: 500n, feeReturned: 0n })
    await others.send(PaymentRefunded, returned)
    await others.until(() => posted(merchantId).length === 1)
    expect(await wallet(accountId)).toEqual([{ currency: 'EUR', balance: -500n }])
    await others.send(PaymentCaptured, kept)
    await others.until(() => posted(kept.merchantId).length === 1)
    expect(await wallet(accountId)).toEqual([{ currency: 'EUR', balance: 200n }])
  })

  it('leaves wallets alone when an order by card is captured', async () => {
    const captured = { ...payment(newId('mer'), 4_900n, 172n).captured, accountId: newId('acc') }
    await others.send(PaymentCaptured, captured)
    await others.until(() => posted(captured.merchantId).length === 1)
    expect(await wallet(captured.accountId)).toEqual([])
  })

  it('posts to the same wallets from several instances at once, each naming them in another order', async () => {
    for (let round = 0; round < 10; round++) {
      const shoppers = Array.from({ length: 50 }, () => newId('acc'))
      const postings = [shoppers, [...shoppers].reverse(), shoppers, [...shoppers].reverse()].map((order) =>
        order.map((accountId) => capturePosting(deposit(accountId, 100n))),
      )
      await Promise.all(postings.map((posting) => others.database.transaction((tx) => post(tx, posting))))
      const sql = 'select distinct balance from wallet where account_id = any($1)'
      expect(await others.database.query('balances', sql, [shoppers])).toEqual([{ balance: 400n }])
    }
  })

  it('cannot post a transaction twice: the second time nothing is written', async () => {
    const merchantId = newId('mer')
    const once = capturePosting(payment(merchantId, 4_900n, 172n).captured)
    const again = () => others.database.transaction((tx) => post(tx, [once]))
    await again()
    await expect(again()).rejects.toMatchObject({ code: '23505' }) // unique_violation
    expect(await balance(`${merchantId}:merchant:EUR`)).toBe(-4_728n)
  })

  it('cannot put a deposit on a wallet twice', async () => {
    const accountId = newId('acc')
    const once = capturePosting(deposit(accountId, 900n))
    const again = () => others.database.transaction((tx) => post(tx, [once]))
    await again()
    await expect(again()).rejects.toMatchObject({ code: '23505' }) // unique_violation
    expect(await wallet(accountId)).toEqual([{ currency: 'EUR', balance: 900n }])
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
