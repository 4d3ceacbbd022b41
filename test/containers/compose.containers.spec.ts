import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ParPay } from '@parpay/client'
import { contracts, topics } from '@parpay/events'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { tea } from '../e2e/merchant.client.js'
import { Deployment, type Shop } from './deployment.process.js'
import { expectPaidOnce, Till } from './till.js'

const deployment = new Deployment(`parpay-test-${process.pid}`)
const services = Object.values(contracts)
let shop: Shop

beforeAll(async () => {
  await deployment.up()
  shop = await deployment.shop()
})
afterAll(() => deployment.down())

describe('docker compose up --wait', () => {
  test('ends with every service healthy and every one-shot done', async () => {
    const states = await deployment.states()
    const oneShots = states.filter(({ State }) => State !== 'running')
    expect(oneShots.map(({ Service, ExitCode }) => [Service, ExitCode]).sort()).toEqual([
      ['prepare', 0],
      ['setup', 0],
    ])
    const running = states.filter(({ State }) => State === 'running')
    expect(running.map(({ Service, Health }) => [Service, Health]).sort()).toEqual(
      ['accounts', 'checkout', 'edge', 'kafka', 'payments', 'postgres', 'psp-simulator'].map((one) => [one, 'healthy']),
    )
  })

  test('takes an order to its end', async () => {
    const { url, apiKey, account, paymentMethod } = shop
    const store = new ParPay({ url, apiKey })
    const order = await store.orders.place({ account, paymentMethod, ...tea }, { wait: 30 })
    expect(order).toMatchObject({ status: 'completed', total: 2500 })
  })

  test('serves the schemas of all messages from its image', async () => {
    const subjects = await (await fetch(`${shop.url}/schema-registry/subjects`)).json()
    expect(subjects).toHaveLength(topics.flatMap(({ messages }) => messages).length)
  })

  test('again changes nothing', async () => {
    await deployment.up()
    expect(await deployment.shop()).toEqual(shop)
  })

  test.each(services.map(({ service }) => service))('%s writes to no file of its image', async (service) => {
    const write = ['exec', '--no-TTY', service, 'sh', '-c', 'touch /parpay/x || id -u']
    expect((await deployment.compose(write)).trim()).toBe('1000')
  })
})

const attempts = z.array(z.object({ who: z.string(), what: z.string(), answer: z.string() }))

describe('the credentials of a service', () => {
  let tried: z.infer<typeof attempts>
  const control = /^read its own /
  beforeAll(async () => {
    await deployment.compose(['run', '--rm', '--no-TTY', '--no-deps', 'setup-tools'])
    const script = readFileSync(new URL('./trespass.mjs', import.meta.url), 'utf8')
    tried = attempts.parse(JSON.parse(await deployment.script('setup', script)))
  })

  test('are tried on every topic, group and database that is not its own', () => {
    const others = services.length - 1
    for (const { service, send, receive } of services) {
      const of = (what: RegExp) => tried.filter((one) => one.who === service && what.test(one.what)).length
      const [sends, receives] = [send, receive].map((types) => new Set(types.map(({ topic }) => topic)).size)
      expect({ service, written: of(/^write /), read: of(/^read /), own: of(control) }).toEqual({
        service,
        written: topics.length - (sends ?? 0),
        read: topics.length,
        own: receives,
      })
      expect({ groups: of(/^join group /), logins: of(/^log in as /) }).toEqual({
        groups: others + 1,
        logins: others + 1,
      })
      expect(of(/^open database /)).toBe(2 * (others + 2))
    }
  })

  test('of the tools are tried on every topic and group', () => {
    const of = (what: RegExp) => tried.filter((one) => one.who === 'kafbat' && what.test(one.what)).length
    const [all, groups] = [topics.length, services.length]
    expect([of(control), of(/^write /), of(/^join /), of(/^commit /)]).toEqual([all + groups, all, groups, groups])
  })

  test('read what its document receives, and the tools every topic', () => {
    expect(tried.filter(({ what, answer }) => control.test(what) && answer !== 'allowed')).toEqual([])
  })

  test('are refused everywhere else, by the broker or the database itself', () => {
    const refusal =
      /^(?:TOPIC|GROUP|CLUSTER)_AUTHORIZATION_FAILED$|^42501$|^UNSUPPORTED_SASL_MECHANISM$|^KafkaJS(?:SASLAuthentication|ConnectionClosed)Error$/
    expect(tried.filter(({ what, answer }) => !control.test(what) && !refusal.test(answer))).toEqual([])
  })
})

describe('while orders come in', () => {
  test('payments is replaced by another version, alone, and nothing is lost', async () => {
    const before = await deployment.compose(['ps', '--quiet', 'payments'])
    const till = new Till(shop)
    await till.more(40)
    await deployment.compose(['up', '--detach', '--no-deps', '--build', '--wait', 'payments'], {
      PARPAY_VERSION: 'next',
    })
    await till.more(40)
    const orders = await till.close()
    expect(await deployment.compose(['ps', '--quiet', 'payments'])).not.toBe(before)
    await expectPaidOnce(shop, orders, () => deployment.charged())
  })

  test('payments is scaled to three, and nothing is lost', async () => {
    const till = new Till(shop)
    await till.more(20)
    await deployment.compose(
      ['up', '--detach', '--no-deps', '--no-recreate', '--wait', '--scale', 'payments=3', 'payments'],
      { PARPAY_VERSION: 'next' },
    )
    await till.more(40)
    const states = await deployment.states()
    expect(states.filter(({ Service }) => Service === 'payments').map(({ Health }) => Health)).toEqual(
      Array.from({ length: 3 }, () => 'healthy'),
    )
    await expectPaidOnce(shop, await till.close(), () => deployment.charged())
  })
})
