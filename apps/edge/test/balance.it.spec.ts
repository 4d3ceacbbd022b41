import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId, TransactionPosted } from '@parpay/events'
import { z } from 'zod'
import { BalanceView } from '../src/balance-view.js'
import { MerchantEntryView } from '../src/merchant-entry.js'
import { startEdge, type Edge } from './edge.fixture.js'

let edge: Edge
beforeAll(async () => {
  edge = await startEdge('edge_balance')
}, 60_000)
afterAll(() => edge.stop())

const hours = (n: number): Date => new Date(Date.now() + n * 3_600_000)
/** A transaction that puts an amount onto the shop's own ledger account, negative to take it. */
function posted(amount: bigint, availableAt: Date | null, currency = 'EUR') {
  const orderId = newId('ord')
  const entries = [
    { ledgerAccount: `${edge.shop.id}:merchant:${currency}`, amount: -amount },
    { ledgerAccount: `psp:clearing:${currency}`, amount },
  ]
  const about = { transactionId: newId('txn'), subject: newId('pay'), paymentId: null, accountId: null }
  const kind = amount < 0n ? 'refund' : 'capture'
  return TransactionPosted.sample({
    ...{ ...about, merchantId: edge.shop.id, orderId, kind, currency, entries, availableAt },
  })
}
const say = (...all: TransactionPosted[]): Promise<void> => edge.sayAll(TransactionPosted, all)
const balance = async () => z.array(BalanceView).parse((await edge.call('GET', '/v1/balance')).body)
const Entries = z.strictObject({ data: z.array(MerchantEntryView), next: z.string().nullable() })
const list = async (query = '') => Entries.parse((await edge.call('GET', `/v1/transactions${query}`)).body)
const seen = (ids: readonly string[]): Promise<unknown> =>
  edge.seen('/v1/transactions?limit=100', ({ data }) => ids.every((id) => JSON.stringify(data ?? []).includes(id)))
const told = async (...all: TransactionPosted[]): Promise<void> => {
  await say(...all)
  await seen(all.map(({ transactionId }) => transactionId))
}

describe('the balance of a merchant', () => {
  test('is nothing in no currency before anything is posted', async () => {
    expect(await balance()).toEqual([])
  })

  test('is pending while availableAt lies ahead; a refund lowers what is available at once', async () => {
    await told(posted(4_728n, hours(48)), posted(1_000n, hours(-1)), posted(300n, null, 'USD'))
    expect(await balance()).toEqual([
      { currency: 'EUR', available: 1_000, pending: 4_728 },
      { currency: 'USD', available: 300, pending: 0 },
    ])
    await told(posted(-1_965n, null))
    expect(await balance()).toMatchObject([{ currency: 'EUR', available: -965, pending: 4_728 }, { currency: 'USD' }])
  })

  test('and its transactions are the same sums, whatever came in which order', async () => {
    const all = Array.from({ length: 40 }, (_, i) =>
      posted(BigInt((i % 7) - 3) || 5n, i % 3 ? hours((i % 60) - 30) : null),
    )
    await Promise.all(all.map((one) => say(one)))
    await seen(all.map(({ transactionId }) => transactionId))
    const { data } = await list('?limit=100')
    for (const { currency, available, pending } of await balance()) {
      const own = data.filter((entry) => entry.currency === currency)
      const later = own.filter(({ availableAt }) => availableAt !== null && Date.parse(availableAt) > Date.now())
      const sum = (entries: typeof own): number => entries.reduce((total, { amount }) => total + amount, 0)
      expect([available + pending, pending]).toEqual([sum(own), sum(later)])
    }
    expect(await edge.rows('select sum(amount) from merchant_entry')).toEqual(
      await edge.rows('select sum(amount) from merchant_balance'),
    )
  })
})

test('the transactions of a merchant come newest first, in pages, each once', async () => {
  const all = (await list('?limit=100')).data
  const times = all.map(({ at }) => at)
  expect(times).toEqual([...times].sort().reverse())
  const met: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const one: z.infer<typeof Entries> = await list(`?limit=7${next && `&cursor=${next}`}`)
    met.push(...one.data.map(({ id }) => id))
    next = one.next
  }
  expect(met).toEqual(all.map(({ id }) => id))
  const elsewhere = await edge.call('GET', `/v1/transactions?cursor=${(await list('?limit=1')).next ?? ''}`, {
    as: edge.rival,
  })
  expect(elsewhere.body).toEqual({ data: [], next: null })
})

test('deposits leave the balance of a merchant alone', async () => {
  const before = await balance()
  const account = newId('acc')
  const entries = [
    { ledgerAccount: 'psp:clearing:EUR', amount: 5n },
    { ledgerAccount: `${account}:wallet:EUR`, amount: -5n },
  ]
  const about = { merchantId: edge.shop.id, accountId: account, orderId: null, subject: newId('pay'), entries }
  await say(TransactionPosted.sample({ ...about, transactionId: newId('txn'), currency: 'EUR', kind: 'deposit' }))
  await edge.seen(`/v1/accounts/${account}`, ({ balance }) => JSON.stringify(balance ?? '').includes('5'))
  expect(await balance()).toEqual(before)
})

test('a balance is right to the moment within the hour, by the system’s clock', async () => {
  const before = (await balance())[0]
  const now = (await edge.rows<{ now: Date }>('select clock_now() as now'))[0]?.now ?? new Date()
  const [past, ahead] = [new Date(now.getTime() - 1), new Date(now.getTime() + 600_000)]
  await told(posted(10n, past), posted(20n, ahead))
  expect((await balance())[0]).toEqual({
    ...{ currency: 'EUR', available: (before?.available ?? 0) + 10, pending: (before?.pending ?? 0) + 20 },
  })
  await edge.rows(`update clock set "offset" = interval '11 minutes'`)
  expect((await balance())[0]).toMatchObject({ available: (before?.available ?? 0) + 30, pending: before?.pending })
  await edge.rows(`update clock set "offset" = interval '49 hours'`)
  expect((await balance())[0]).toMatchObject({
    ...{ available: (before?.available ?? 0) + 30 + (before?.pending ?? 0), pending: 0 },
  })
})
