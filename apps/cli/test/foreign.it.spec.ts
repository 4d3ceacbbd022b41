import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createTopics } from '@parpay/stack'
import kafkajs from 'kafkajs'
import { parpay } from './parpay.js'
import { shop } from './shop.js'

const brokers = process.env.PARPAY_TEST_KAFKA ?? ''
const prefix = `cli-${randomUUID()}-`
const kafka = new kafkajs.Kafka({ brokers: brokers.split(','), logLevel: kafkajs.logLevel.NOTHING })
const [admin, producer] = [kafka.admin(), kafka.producer()]
const { document, remove } = await shop()

beforeAll(async () => {
  await Promise.all([admin.connect(), producer.connect()])
  const topics = ['shop.baskets', 'shop.shoppers'].map((name) => ({ name, partitions: 1, replicas: 1, config: {} }))
  await createTopics(brokers.split(','), topics, prefix)
  await sent('b-1', { id: '1', basket: 'b-1', cents: 4999, mail: 'zoe@example.com', voucher: 'tea' }, { trace: '7' })
  await sent('b-2', { id: '2', cause: '1', basket: 'b-1', paid: true })
  await sent('b-3', { id: '3', basket: 'b-3', cents: 'many' })
  await sent('b-4', { id: '4', basket: 'b-4', cents: 1 }, { trace: 'x' })
})
afterAll(async () => {
  await Promise.all([admin.disconnect(), producer.disconnect(), remove()])
})

const sent = (key: string, value: object, headers = {}) =>
  producer.send({ topic: `${prefix}shop.baskets`, messages: [{ key, value: JSON.stringify(value), headers }] })

const watched = (words: readonly string[], environment = {}) =>
  parpay(['watch', '--brokers', brokers, '--since', 'beginning', '--until', 'now', ...words], {
    environment: { KAFKA_TOPIC_PREFIX: prefix, ...environment },
  })

test('a system that is not ours is watched by its document alone', async () => {
  const { code, stdout } = await watched(['shop.baskets', '--asyncapi', document])
  expect(code).toBe(0)
  expect(stdout.split('\n').map((line) => line.slice(13))).toEqual([
    `Webshop  b-1${' '.repeat(28)}BasketFilled      cents 4999, mail zoe@example.com, voucher ***`,
    `Webshop  b-2${' '.repeat(28)}BasketPaid        its key is b-2, not b-1`,
    expect.stringContaining('A value on shop.baskets is none of its messages: as BasketFilled it has /cents'),
    `Webshop  b-4${' '.repeat(28)}BasketFilled      header trace is "x", which it may not be: it must match ^[0-9]+$`,
    '',
  ])
})

test('the documents may stand in the environment; --about names any key or flow', async () => {
  const words = ['--about', 'b-1', '--as', 'tree']
  const { code, stdout } = await watched(words, { PARPAY_ASYNCAPI: document })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^BasketFilled b-1 .*Webshop .*\n└─ BasketPaid b-2 .*Webshop .*\n$/)
})

test('2 for a document that is none, with the place', async () => {
  const path = `${document}.bad`
  await writeFile(path, 'asyncapi: 3.0.0\ninfo: { title: shop }\n')
  const { code, stderr } = await watched(['--asyncapi', path])
  expect(code).toBe(2)
  expect(stderr).toMatch(new RegExp(`^parpay: ${path}:2:1: #/info: has no version`))
})

test('2 for a table of schemas that is none', async () => {
  const { code, stderr } = await watched(['--asyncapi', document, '--schemas', document])
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`${document} is no table of schemas: `) })
})
