import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '@parpay/events'
import { z } from 'zod'
import type { ListQuery } from '../src/list-query.js'
import { listOrders } from '../src/shown-order.store.js'
import { startEdge, type Edge } from './edge.fixture.js'

let edge: Edge
let order: object
beforeAll(async () => {
  edge = await startEdge('edge_order_list')
  const lines = [{ sku: 'a', name: 'A', quantity: 1, unitAmount: 100 }]
  order = { ...(await edge.openAccount()), currency: 'EUR', lines }
}, 60_000)
afterAll(() => edge.stop())

const Orders = z.object({ data: z.array(z.object({ id: z.string() })), next: z.string().nullable() })
const place = async (): Promise<string> => (await edge.call('POST', '/v1/orders', { body: order })).body.id
const page = async (query: string) => Orders.parse((await edge.call('GET', `/v1/orders?${query}`)).body)

test('who reads page by page meets each order that was there once, whatever is placed meanwhile', async () => {
  const there: string[] = []
  for (let i = 0; i < 9; i++) there.unshift(await place())
  const met: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const one = await page(`limit=2${next && `&cursor=${next}`}`)
    met.push(...one.data.map(({ id }) => id))
    next = one.next
    await place()
  }
  expect(met).toEqual(there)
})

test('a page has 20 entries, unless another number is asked for', async () => {
  for (let i = 0; i < 21; i++) await place()
  expect((await page('')).data).toHaveLength(20)
  expect((await page('limit=21')).data).toHaveLength(21)
})

test.each([
  ['nonsense', 'nonsense'],
  ['an id', newId('ord')],
  ['another thing’s', Buffer.from(newId('acc')).toString('base64url')],
  ['an id and more', Buffer.from(`${newId('ord')}' or true`).toString('base64url')],
  ['empty', ''],
])('a cursor that is none of a page of orders is refused: %s', async (_, cursor) => {
  const answer = await edge.call('GET', `/v1/orders?cursor=${cursor}`)
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/cursor' }] } })
})

describe('with many orders of one merchant', () => {
  const Plan = z.looseObject({
    'Rows Removed by Filter': z.number().default(0),
    Plans: z.array(z.unknown()).default([]),
  })
  const removed = (node: unknown): number => {
    const { Plans, 'Rows Removed by Filter': rows } = Plan.parse(node)
    return rows + Plans.reduce<number>((sum, inner) => sum + removed(inner), 0)
  }
  beforeAll(async () => {
    await edge.rows(
      `insert into "order" (id, merchant_id, status, created_at, account_id, method, currency, total, lines, capture,
                            expires_at, reference, metadata)
       select 'ord_' || lpad(i::text, 26, '0'), $1, 'completed', now(), 'acc', 'card', 'EUR', 1, '[]', 'automatic', now(),
              'r', '{}'
       from generate_series(1, 5000) i`,
      [edge.shop.id],
    )
    await edge.rows('analyze "order"')
    // The plan a prepared statement ends up with, for any merchant alike.
    await edge.rows('set plan_cache_mode = force_generic_plan')
  })

  test.each<[string, Partial<ListQuery>]>([
    ['all', {}],
    ['from a cursor on', { cursor: newId('ord') }],
    ['of a status', { status: 'completed' }],
    ['of a reference', { reference: 'r' }],
    ['made after a time', { createdAfter: new Date(0) }],
  ])('another merchant’s list reads none of them: %s', async (name, query) => {
    let statement: { sql: string; params: readonly unknown[] } | undefined
    const noted = {
      query: <Row extends object>(_: string, sql: string, params: readonly unknown[] = []) => {
        statement = { sql, params }
        return Promise.resolve<Row[]>([])
      },
    }
    await listOrders(noted, edge.rival.id, { limit: 20, ...query })
    const { sql, params } = statement ?? { sql: '', params: [] }
    const prepared = `list_${name.replaceAll(' ', '_')}`
    await edge.rows(`prepare ${prepared} as ${sql}`)
    const values = params.map((value) => `'${String(value)}'`).join()
    const [row] = await edge.rows<{ 'QUERY PLAN': [{ Plan: unknown }] }>(
      `explain (analyze, format json) execute ${prepared}(${values})`,
    )
    expect(removed(row?.['QUERY PLAN'][0].Plan)).toBe(0)
  })
})
