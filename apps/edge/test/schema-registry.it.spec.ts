import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { OrderPlaced, topics } from '@parpay/events'
import { documents } from '@parpay/events/documentation'
import { startEdge, type Edge } from './edge.fixture.js'

const json = 'application/vnd.schemaregistry.v1+json'
const subject = 'checkout.order.v1-checkout.order.v1.OrderPlaced'
const id = OrderPlaced.schemaId
const all = topics.flatMap(({ messages }) => messages).length
const schema = expect.stringContaining('"name":"OrderPlaced"')
let edge: Edge

beforeAll(async () => {
  edge = await startEdge('edge_registry', { kafka: false })
})

afterAll(async () => {
  await edge.stop()
})

async function ask(method: string, path: string, body?: string, type = json) {
  const answer = await fetch(`${edge.url}/schema-registry${path}`, {
    method,
    ...(body !== undefined && { body, headers: { 'content-type': type } }),
  })
  return [answer.status, answer.headers.get('content-type'), await answer.json()]
}

const lookUp = (text: string | undefined) => JSON.stringify({ schema: text })

test.each([
  ['', {}],
  ['/', {}],
  ['/subjects', expect.arrayContaining([subject])],
  ['/subjects?subjectPrefix=checkout.order.v1-checkout.order.v1.OrderPl', [subject]],
  ['/subjects?subjectPrefix=%3A*%3A&offset=0&limit=-1&deleted=False', expect.arrayContaining([subject])],
  [`/subjects?offset=${all}`, []],
  [`/subjects/${subject}/versions`, [1]],
  [`/subjects/${subject}/versions?offset=1&limit=5`, []],
  [`/subjects/${subject}/versions/1`, { subject, version: 1, id, schemaType: 'AVRO', schema }],
  [`/subjects/${subject}/versions/latest`, { subject, version: 1, id, schemaType: 'AVRO', schema }],
  [`/subjects/${subject}/versions/latest/schema`, expect.objectContaining({ name: 'OrderPlaced' })],
  [`/subjects/${subject}/versions/1/referencedby`, []],
  [`/schemas/ids/${id}`, { schema, schemaType: 'AVRO' }],
  [`/schemas/ids/${id}?subject=checkout.order.v1-value&fetchMaxId=false`, { schema, schemaType: 'AVRO' }],
  [`/schemas/ids/${id}/schema`, expect.objectContaining({ name: 'OrderPlaced' })],
  [`/schemas/ids/${id}/versions`, [{ subject, version: 1 }]],
  [`/schemas/ids/${id}/subjects`, [subject]],
  [`/schemas?subjectPrefix=${subject}&latestOnly=true`, [expect.objectContaining({ subject, id })]],
  ['/schemas/types', ['AVRO']],
  ['/config', { compatibilityLevel: 'FULL_TRANSITIVE' }],
  [`/config/${subject}?defaultToGlobal=true`, { compatibilityLevel: 'FULL_TRANSITIVE' }],
  ['/mode', { mode: 'READONLY' }],
  [`/mode/${subject}`, { mode: 'READONLY' }],
])('GET %s answers, without a key', async (path, expected) => {
  expect(await ask('GET', path)).toEqual([200, json, expected])
})

test('every message type is among the schemas', async () => {
  const [, , schemas] = await ask('GET', '/schemas')
  expect((schemas as { id: number }[]).map(({ id }) => id)).toEqual(expect.arrayContaining([1, all]))
})

test('a schema is looked up by its text', async () => {
  const text = documents['schemas/checkout.order.v1/OrderPlaced.avsc']
  const found = { subject, version: 1, id, schemaType: 'AVRO', schema }
  expect(await ask('POST', `/subjects/${subject}?normalize=False&deleted=True`, lookUp(text))).toEqual([
    200,
    json,
    found,
  ])
  expect(await ask('POST', `/subjects/${subject}`, lookUp(text), 'application/json')).toEqual([200, json, found])
})

const code = (error_code: number) => ({ error_code, message: expect.any(String) })

describe('a client is told by code', () => {
  test.each([
    ['GET', '/subjects/nothing/versions', 404, 40401],
    ['GET', '/subjects/nothing/versions/1', 404, 40401],
    ['GET', `/subjects/${subject}/versions/9`, 404, 40402],
    ['GET', `/subjects/${subject}/versions/nine`, 422, 42202],
    ['GET', `/subjects/${subject}/versions/9/referencedby`, 404, 40402],
    ['GET', '/schemas/ids/0', 404, 40403],
    ['GET', '/schemas/ids/one/versions', 404, 40403],
    ['GET', '/config/nothing', 404, 40401],
    ['GET', '/subjects?limit=many', 422, 422],
    ['GET', '/exporters', 404, 404],
  ])('%s %s: %i %i', async (method, path, status, error) => {
    expect(await ask(method, path)).toEqual([status, json, code(error)])
  })

  test.each([
    [`/subjects/${subject}`, lookUp('"string"'), 404, 40403],
    [`/subjects/${subject}`, lookUp('no schema'), 422, 42201],
    ['/subjects/nothing', lookUp('"string"'), 404, 40401],
    [`/subjects/${subject}`, '{}', 422, 422],
    [`/subjects/${subject}`, '{ "schema": ', 400, 400],
    [`/compatibility/subjects/${subject}/versions/latest`, lookUp('"string"'), 405, 405],
  ])('POST %s %s: %i %i', async (path, body, status, error) => {
    expect(await ask('POST', path, body)).toEqual([status, json, code(error)])
  })
})

describe('nothing can be written', () => {
  test.each([
    ['POST', `/subjects/${subject}/versions`, lookUp('"string"')],
    ['DELETE', `/subjects/${subject}`, undefined],
    ['DELETE', `/subjects/${subject}/versions/1`, undefined],
    ['PUT', '/config', '{ "compatibility": "NONE" }'],
    ['PUT', `/config/${subject}`, '{ "compatibility": "NONE" }'],
    ['DELETE', `/config/${subject}`, undefined],
    ['PUT', '/mode', '{ "mode": "READWRITE" }'],
  ])('%s %s', async (method, path, body) => {
    const refused = { error_code: 42205, message: expect.stringMatching(/read-only.*asyncapi\/.*npm run contracts/) }
    expect(await ask(method, path, body)).toEqual([422, json, refused])
  })

  test('and what is sent as a registry’s JSON is taken nowhere else', async () => {
    const { status } = await edge.call('POST', '/v1/accounts', { body: {}, headers: { 'content-type': json } })
    expect(status).toBe(415)
  })
})
