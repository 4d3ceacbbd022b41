import { expect, test } from '@jest/globals'
import { contractOf } from '../../test/documents.js'
import { decoderOf } from './decoder.js'
import { findTopic } from './find-topic.js'

const contract = await contractOf({
  'main.yaml': `
asyncapi: 3.1.0
info: { title: Weather stations, version: 2.1.0 }
defaultContentType: application/json
servers:
  broker: { host: 'broker.example:9092', protocol: kafka }
channels:
  measured:
    address: weather.{region}.measured
    description: What stations measure.
    parameters:
      region: { $ref: '#/components/parameters/region' }
    messages:
      measured: { $ref: '#/components/messages/measured' }
operations:
  publish:
    action: send
    channel: { $ref: '#/channels/measured' }
    traits: [{ $ref: '#/components/operationTraits/client' }]
components:
  parameters:
    region: { description: Where the station is. }
  operationTraits:
    client: { bindings: { kafka: { clientId: { type: string, enum: [stations] } } } }
  messageTraits:
    common:
      headers: { type: object, required: [retries], properties: { retries: { type: integer, maximum: 9 } } }
      correlationId: { location: '$message.payload#/station/id' }
  messages:
    measured:
      name: Measured
      traits: [{ $ref: '#/components/messageTraits/common' }]
      payload: { $ref: '#/components/schemas/measured' }
  schemas:
    measured:
      type: object
      required: [station, celsius]
      properties:
        station: { $ref: '#/components/schemas/station' }
        celsius: { type: number }
        at: { type: string, format: date-time }
    station:
      type: object
      required: [id]
      properties:
        id: { type: string }
        keeper: { type: string, x-pii: true }
        neighbours: { type: array, items: { $ref: '#/components/schemas/station' } }
`,
})

test('a document that nobody here wrote becomes a contract', () => {
  const topic = findTopic(contract, 'weather.north.measured')
  const message = topic?.messages.get('Measured')
  expect(topic).toMatchObject({ name: 'weather.{region}.measured', description: 'What stations measure.' })
  expect(message).toMatchObject({
    correlationId: { from: 'payload', path: ['station', 'id'] },
    payload: {
      fields: {
        celsius: { shape: { kind: 'number' }, required: true },
        at: { required: false },
        station: { shape: { fields: { keeper: { personal: true }, neighbours: { shape: { kind: 'list' } } } } },
      },
    },
  })
  expect(contract.services.get('Weather stations')?.sends).toEqual(
    new Map([['weather.{region}.measured', ['Measured']]]),
  )
})

test.each([
  [{ retries: '3' }, undefined],
  [{ retries: 'x' }, 'header retries is "x", which it may not be: it must be of type integer'],
  [{ retries: '10' }, 'header retries is "10", which it may not be: it must be <= 9'],
  [{}, 'header retries is missing'],
])('headers %j: %s', (headers, problem) => {
  const check = findTopic(contract, 'weather.north.measured')?.messages.get('Measured')?.headersProblem
  expect(check?.(headers)).toBe(problem)
})

test('a place that headers and payload do not describe is taken as it is, where they may have other fields', async () => {
  const { topics } = await contractOf({
    'main.yaml': `
asyncapi: 3.0.0
info: { title: shop, version: 1.0.0 }
channels:
  orders:
    messages:
      Placed:
        headers: { type: object, properties: { app: { type: string } } }
        payload: { type: object, properties: { total: { type: integer } } }
        correlationId: { location: '$message.header#/trace' }
        x-key: order.id
    address: orders
`,
  })
  expect(topics.get('orders')?.messages.get('Placed')).toMatchObject({
    correlationId: { from: 'header', path: ['trace'] },
    key: { field: ['order', 'id'] },
  })
})

test('its messages are read', () => {
  const decode = decoderOf(contract)
  const station = { id: 'a', neighbours: [{ id: 'b' }] }
  const bytes = Buffer.from(JSON.stringify({ station, celsius: 21 }))
  expect(decode('weather.north.measured', bytes)).toMatchObject({
    type: { name: 'Measured' },
    message: { station, celsius: 21 },
  })
  const wrong = Buffer.from(JSON.stringify({ station: { id: 'a', neighbours: [{ id: 1 }] }, celsius: 21 }))
  expect(() => decode('weather.north.measured', wrong)).toThrow(
    'Measured on weather.north.measured has /station/neighbours/0/id, which must be of type string.',
  )
})

test.each(['weather.north.measured.old', 'weather..measured2', 'weather.measured', 'weatherXnorthXmeasured'])(
  '%s is none of its topics',
  (topic) => {
    expect(findTopic(contract, topic)).toBeUndefined()
  },
)
