import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { createdAt } from '../src/created-at.js'
import { startEdge, type Edge } from './edge.fixture.js'

let edge: Edge
let order: { account: string; paymentMethod: string; currency: string; lines: object[] }
beforeAll(async () => {
  edge = await startEdge('edge_clock')
  const lines = [{ sku: 'shirt-1', name: 'Shirt', quantity: 2, unitAmount: 2450 }]
  order = { ...(await edge.openAccount()), currency: 'EUR', lines }
}, 60_000)
afterAll(() => edge.stop())

const place = (key: string, body: object = order) => edge.call('POST', '/v1/orders', { key, body })
/** Moves the edge's clock, and has the edge look at it. */
async function advance(hours: number): Promise<void> {
  await edge.rows(`update clock set epoch = epoch + 1, "offset" = "offset" + $1 * interval '1 hour'`, [hours])
  expect((await fetch(`${edge.url}/quiescence`)).status).toBe(200)
}
const ahead = (time: string | undefined): number => Math.round((Date.parse(time ?? '') - Date.now()) / 60_000)

test('new things are made, and expire, by the clock; so does the 24 hours’ memory of a key', async () => {
  const key = randomUUID()
  const first = await place(key)
  await advance(23)
  const repeated = await place(key)
  expect(repeated.text).toBe(first.text)
  const late = await place(randomUUID(), { ...order, expiresIn: 1800 })
  expect(ahead(String(late.body['createdAt']))).toBe(23 * 60)
  expect(ahead(createdAt(late.body.id).toISOString())).toBe(23 * 60)

  await advance(2)
  const anew = await place(key, { ...order, reference: 'another basket' })
  expect(anew.status).toBe(202)
  expect(anew.headers.get('idempotency-replayed')).toBeNull()
  expect(anew.body.id).not.toBe(first.body.id)
  const again = await place(key, { ...order, reference: 'another basket' })
  expect(again.text).toBe(anew.text)
  expect(again.headers.get('idempotency-replayed')).toBe('true')
})
