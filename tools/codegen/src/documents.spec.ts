import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readContracts } from './documents.mjs'

jest.setTimeout(60_000) // the parser takes a second a document, more on a busy machine

const committed = fileURLToPath(new URL('../../../asyncapi', import.meta.url))
const placed = 'schemas/checkout.order.v1/OrderPlaced.avsc'
let asyncapi: string

beforeEach(() => {
  asyncapi = mkdtempSync(join(tmpdir(), 'asyncapi-'))
  cpSync(committed, asyncapi, { recursive: true })
})

afterEach(() => {
  rmSync(asyncapi, { recursive: true })
})

const replace = (file: string, from: string, to: string) => () => {
  writeFileSync(join(asyncapi, file), readFileSync(join(asyncapi, file), 'utf8').replace(from, to))
}

test.each<[string, () => void, string | RegExp]>([
  [
    'an unknown type',
    replace(placed, '"type": "long"', '"type": "lung"'),
    `asyncapi/${placed}: field total is not Avro: undefined type name: checkout.order.v1.lung.`,
  ],
  [
    'a default of another type',
    replace(placed, '"default": null', '"default": 1'),
    /^asyncapi\/schemas\/checkout.order.v1\/OrderPlaced.avsc: field paymentMethodId is not Avro: incompatible field default 1 /,
  ],
  [
    'a file that is not JSON',
    () => {
      appendFileSync(join(asyncapi, placed), '}')
    },
    /^asyncapi\/schemas\/checkout.order.v1\/OrderPlaced.avsc: is not JSON: .*\.$/,
  ],
  [
    'a reference to a schema that is not there',
    replace('channels.yaml', 'OrderPlaced.avsc', 'OrderPlacd.avsc'),
    /^asyncapi\/channels.yaml: line \d+, components\/messages\/OrderPlaced\/payload\/schema\/\$ref: schemas\/checkout.order.v1\/OrderPlacd.avsc does not exist\.$/,
  ],
  [
    'a reference to a message that is not there',
    replace('services/payments.yaml', 'messages/OrderPlaced', 'messages/OrderPlacd'),
    /^asyncapi\/services\/payments.yaml: line \d+, operations\/receiveCheckoutOrder\/messages\/0\/\$ref: '#\/channels\/checkoutOrder\/messages\/OrderPlacd' does not exist\.$/,
  ],
  [
    'a document that is not AsyncAPI',
    replace('services/payments.yaml', 'title:', 'titel:'),
    'asyncapi/services/payments.yaml: line 2, info: "info" property must have required property "title".',
  ],
  [
    'a channel that does not say how its topic is made',
    replace('channels.yaml', 'partitions: 3', 'x-parts: 3'),
    'asyncapi/channels.yaml: checkout.request.v1 needs bindings.kafka with topic (the address), partitions, replicas and topicConfiguration.',
  ],
])('%s is refused', async (_, edit, sentence) => {
  edit()
  const refused = {
    name: 'Refusal',
    message: typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
  }
  await expect(readContracts(asyncapi)).rejects.toMatchObject(refused)
})
