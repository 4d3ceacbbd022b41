import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { decode, topics } from '@parpay/events'
import { tail, topicSizes } from '@parpay/testkit'
import { atOnce } from './at-once.js'
import { type MerchantClient, tea } from './merchant.client.js'
import { runningSystem } from './running.system.js'
import { until } from './until.js'

const system = await runningSystem({ instances: 2 })
const { control, wallet } = system

test('with two instances of every service, killing one of each under load loses nothing and keeps the order per key', async () => {
  const { services, brokers } = await system.status()
  const edges = services.filter(({ name }) => name.startsWith('edge'))
  expect(edges).toHaveLength(2)
  const [first, second] = edges.map(({ port }) => system.merchantAt(`http://127.0.0.1:${port}`))
  if (!first || !second) throw new Error('two edges')
  const reference = `instances-${randomUUID()}`

  const deaths: Promise<unknown>[] = []
  const victims = ['checkout', 'checkout-2', 'payments', 'payments-2', 'accounts', 'accounts-2', 'edge-2']
  await atOnce(280, 20, async (i) => {
    // What an edge did not answer is sent again, to the other one: under its key it is one order.
    const key = { 'idempotency-key': `${reference}-${i}` }
    const place = (edge: MerchantClient) => edge.post('/v1/orders', { ...wallet, ...tea, reference }, key)
    const [own, other] = i % 2 === 0 ? [first, second] : [second, first]
    await until(
      `order ${i} is taken`,
      () => place(own).catch(() => place(other)),
      ({ status }) => status === 202,
    )
    if (i % 40 === 20) deaths.push(control.kill(victims[deaths.length] ?? ''))
  })
  await Promise.all(deaths)

  await system.settled(reference, { completed: 280 })
  await until(
    'all run again',
    () => system.status(),
    ({ ready }) => ready,
  )
  await system.atRest()
  await expect(system.verify()).resolves.toMatchObject({ code: 0 })
  expect(await disorder(brokers)).toEqual([])
})

/** Where a sequence number first shows up before its predecessor has, over all topics from their beginning. */
async function disorder(brokers: readonly string[]): Promise<string[]> {
  const names = topics.map(({ name }) => name)
  const sizes = await topicSizes({ brokers, topics: names })
  const records = await tail({ brokers, topics: names, decode, from: 'beginning' })
  const last = new Map<string, number>()
  const wrong: string[] = []
  let left = sizes.reduce((sum, size) => sum + size.records, 0n)
  for await (const { topic, key, headers } of records) {
    const name = `${topic} ${key}`
    const sequence = Number(headers['ce_sequence'])
    const expected = (last.get(name) ?? 0) + 1
    if (sequence > expected) wrong.push(`${name}: ${sequence} instead of ${expected}`)
    last.set(name, Math.max(sequence, expected - 1))
    left -= 1n
    if (left === 0n) break
  }
  await records.stop()
  return wrong
}
