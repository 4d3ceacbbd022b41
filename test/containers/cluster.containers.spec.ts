import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { topics } from '@parpay/events'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Deployment, type Shop } from './deployment.process.js'
import { expectPaidOnce, Till } from './till.js'

const deployment = new Deployment(`parpay-cluster-${process.pid}`, ['cluster'])
const copies = z.array(z.object({ topic: z.string(), replicas: z.number(), inSync: z.number(), needed: z.string() }))
let shop: Shop
let edges: readonly string[]

beforeAll(async () => {
  await deployment.up()
  shop = await deployment.shop()
  edges = [shop.url, await deployment.edge('edge-2')]
}, 400_000)
afterAll(() => deployment.down())

const copiesOfTopics = async () =>
  copies.parse(
    JSON.parse(await deployment.script('setup', readFileSync(new URL('./copies.mjs', import.meta.url), 'utf8'))),
  )

describe('the cluster profile', () => {
  test('keeps three copies of every partition, two of which a write waits for', async () => {
    const found = await copiesOfTopics()
    expect(new Set(found.map(({ topic }) => topic))).toEqual(
      new Set([...topics.map(({ name }) => name), '__consumer_offsets']),
    )
    expect(found.filter(({ replicas, needed }) => replicas !== 3 || needed !== '2')).toEqual([])
  })

  test('runs every service twice', async () => {
    const running = (await deployment.states()).filter(({ State }) => State === 'running')
    for (const service of ['edge', 'checkout', 'payments', 'accounts'])
      expect(running.filter(({ Service }) => Service === service || Service === `${service}-2`)).toHaveLength(2)
  })

  test.each(['kafka', 'kafka-2', 'kafka-3'])('loses broker %s under load, and no order', async (broker) => {
    const till = new Till(shop, edges)
    await till.more(20)
    await deployment.kill(broker)
    await till.more(60)
    await expectPaidOnce(shop, await till.close(), () => deployment.charged())
    await deployment.start(broker)
    await deployment.healthy(broker)
  })

  test('loses one instance of every service under load, and no order', async () => {
    const till = new Till(shop, edges)
    await till.more(20)
    for (const service of ['checkout', 'payments-2', 'accounts', 'edge-2']) await deployment.kill(service)
    till.movedTo([shop.url])
    await till.more(60)
    await expectPaidOnce(shop, await till.close(), () => deployment.charged())
  })
})
