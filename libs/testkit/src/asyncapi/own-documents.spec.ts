import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from '@jest/globals'
import type { SchemaId } from './confluent.js'
import type { Contract } from './contract.js'
import { decoderOf } from './decoder.js'
import { readContract } from './read-contract.js'

const here = (path: string) => fileURLToPath(new URL(`../../../../asyncapi/${path}`, import.meta.url))
const services = ['accounts', 'checkout', 'edge', 'payments']
const schemaIds = JSON.parse(readFileSync(here('schemas.lock.json'), 'utf8')) as SchemaId[]

let contract: Contract
beforeAll(async () => {
  contract = await readContract(services.map((name) => here(`services/${name}.yaml`)))
})

const messageOn = (topic: string, name: string) => contract.topics.get(topic)?.messages.get(name)

test('every topic and message of the documents is there, each published schema among them', () => {
  const read = [...contract.topics.values()].flatMap(({ name, messages }) =>
    [...messages.keys()].map((message) => `${name} ${message}`),
  )
  expect(new Set(read)).toEqual(new Set(schemaIds.map(({ topic, message }) => `${topic} ${message}`)))
})

test('a service is what its document says that it sends and receives', () => {
  expect([...contract.services.keys()]).toEqual(services)
  const checkout = contract.services.get('checkout')
  expect([...(checkout?.receives.keys() ?? [])]).toEqual(['checkout.request.v1', 'payments.payment.v1'])
  expect(checkout?.receives.get('checkout.request.v1')).toEqual([
    'OrderSubmitted',
    'CancellationRequested',
    'CaptureRequested',
    'RefundRequested',
  ])
  expect(checkout?.sends.get('checkout.order.v1')).toHaveLength(16)
})

test('a document without operations has topics and is no service', async () => {
  const { topics, services: none } = await readContract([here('channels.yaml')])
  expect(topics.size).toBe(8)
  expect(none.size).toBe(0)
})

test('a message has its key, its headers and its fields, personal ones marked', () => {
  const submitted = messageOn('checkout.request.v1', 'OrderSubmitted')
  expect(submitted).toMatchObject({
    topics: ['checkout.request.v1'],
    summary: 'A merchant submitted an order; checkout may turn it down.',
    key: { field: ['orderId'], description: 'The order: TypeID `ord_`.' },
    constantHeaders: { ce_specversion: '1.0', 'content-type': 'application/avro' },
    payload: {
      kind: 'record',
      open: false,
      fields: {
        total: { shape: { kind: 'long' }, required: true, personal: false, secret: false },
        expiresAt: { shape: { kind: 'long' } },
        method: { shape: { kind: 'string', symbols: ['unknown', 'card', 'wallet'] } },
        reference: { shape: { kind: 'union', branches: [{ kind: 'null' }, { kind: 'string' }] }, personal: true },
        metadata: { shape: { kind: 'map', values: { kind: 'string' } }, personal: true },
        lines: {
          shape: { kind: 'list', items: { kind: 'record', fields: { quantity: { shape: { kind: 'integer' } } } } },
        },
      },
    },
  })
})

test('headers are checked', () => {
  const headers = {
    ce_specversion: '1.0',
    ce_id: '0193a1b2-0000-7000-8000-000000000000',
    ce_type: 'OrderSubmitted',
    ce_source: '/parpay/edge',
    ce_sequence: '0000000001',
    ce_correlationid: 'ord_1',
    'content-type': 'application/avro',
  }
  const check = messageOn('checkout.request.v1', 'OrderSubmitted')?.headersProblem
  expect(check?.(headers)).toBeUndefined()
  expect(check?.({ ...headers, ce_sequence: '1' })).toBe(
    'header ce_sequence is "1", which it may not be: it must match ^[0-9]{10}$',
  )
})

test('a record in the wire format of Confluent decodes by its schema id', () => {
  const text = (value: string) => Buffer.concat([Buffer.from([value.length * 2]), Buffer.from(value)])
  const id = schemaIds.find(({ message }) => message === 'CancellationRequested')?.id ?? 0
  const bytes = Buffer.concat([
    Buffer.from([0, 0, 0, 0, id]),
    text('mer_1'),
    text('ord_1'),
    Buffer.from([2]),
    text('late'),
  ])
  const { type, message } = decoderOf(contract, { schemaIds })('checkout.request.v1', bytes)
  expect(type).toBe(messageOn('checkout.request.v1', 'CancellationRequested'))
  expect({ ...(message as object) }).toEqual({ merchantId: 'mer_1', orderId: 'ord_1', reason: 'late' })
})

test('what the edge sends comes from outside, what the others send does not', () => {
  expect([...contract.services.values()].filter(({ entry }) => entry).map(({ name }) => name)).toEqual(['edge'])
})
