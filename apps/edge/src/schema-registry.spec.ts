import { describe, expect, test } from '@jest/globals'
import { topics } from '@parpay/events'
import { documents } from '@parpay/events/documentation'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { publishedSchemas } from './published-schemas.js'
import { SchemaRegistryError } from './schema-registry-error.js'
import { SchemaRegistry } from './schema-registry.js'

const lock = new URL('../../../asyncapi/schemas.lock.json', import.meta.url)
const history = z
  .array(z.object({ id: z.number(), topic: z.string(), message: z.string(), schema: z.looseObject({}) }))
  .parse(JSON.parse(readFileSync(lock, 'utf8')))

const record = (...fields: string[]) => ({
  ...{ type: 'record', name: 'Paid', namespace: 'shop.v1' },
  fields: fields.map((name) => ({ name, type: 'string', default: '' })),
})
const small = new SchemaRegistry([
  { id: 1, topic: 'shop.v1', schema: record('by') },
  { id: 2, topic: 'shop.v1', schema: { ...record(), name: 'Refunded' } },
  { id: 3, topic: 'shop.v1', schema: record('by', 'at') },
  { id: 4, topic: 'other.v1', schema: record('by') },
])
const subject = 'shop.v1-shop.v1.Paid'
const refusal = (ask: () => unknown): unknown => {
  try {
    return ask()
  } catch (error) {
    if (!(error instanceof SchemaRegistryError)) throw error
    return [error.status, error.code]
  }
}

describe('the registry of all messages', () => {
  const registry = new SchemaRegistry(publishedSchemas())

  test('is the committed history, whole and unchanged', () => {
    expect(
      publishedSchemas()
        .map(({ id, topic, schema }) => ({ id, topic, schema: JSON.stringify(schema) }))
        .sort(byId),
    ).toEqual(history.map(({ id, topic, schema }) => ({ id, topic, schema: JSON.stringify(schema) })))
  })

  test('has a subject for each message type, and its newest version under the id that is written', () => {
    const types = topics.flatMap(({ messages }) => messages)
    expect(registry.subjects()).toHaveLength(types.length)
    for (const { name, topic, schemaId } of types)
      expect(registry.version(`${topic}-${topic}.${name}`, 'latest')).toMatchObject({ id: schemaId })
  })

  test('knows each message by its document, with all its notes', () => {
    for (const { name, topic, schemaId } of topics.flatMap(({ messages }) => messages)) {
      const text = documents[`schemas/${topic}/${name}.avsc`] ?? ''
      expect(registry.lookUp(`${topic}-${topic}.${name}`, text, 'AVRO').id).toBe(schemaId)
    }
  })
})

describe('a subject', () => {
  test('is a topic and the full name of one of its records', () => {
    expect(small.subjects()).toEqual(['other.v1-shop.v1.Paid', subject, 'shop.v1-shop.v1.Refunded'])
    expect(refusal(() => small.versions('shop.v1-value'))).toEqual([404, 40401])
  })

  test('numbers its versions from 1, whatever their ids', () => {
    expect(small.versions(subject).map(({ version, id }) => [version, id])).toEqual([
      [1, 1],
      [2, 3],
    ])
    expect(small.versions('other.v1-shop.v1.Paid').map(({ version, id }) => [version, id])).toEqual([[1, 4]])
  })

  test.each([
    ['1', 1],
    ['2', 3],
    ['latest', 3],
    ['-1', 3],
  ])('has version %s', (version, id) => {
    expect(small.version(subject, version).id).toBe(id)
  })

  test.each([
    ['3', [404, 40402]],
    ['2147483647', [404, 40402]],
    ...['0', '-2', '2147483648', 'newest', '1.0', '', ' 1'].map((version) => [version, [422, 42202]] as const),
  ] as const)('has no version %j', (version, expected) => {
    expect(refusal(() => small.version(subject, version))).toEqual(expected)
  })
})

describe('an id', () => {
  test('is of one schema', () => {
    expect(small.schema('3')).toEqual({
      ...{ subject, version: 2, id: 3, schemaType: 'AVRO', schema: JSON.stringify(record('by', 'at')) },
    })
  })

  test.each(['0', '5', '01', 'three', '__proto__', ''])('%j is unknown', (id) => {
    expect(refusal(() => small.schema(id))).toEqual([404, 40403])
  })
})

describe('a schema is looked up', () => {
  const lookUp = (text: string, type = 'AVRO') => refusal(() => small.lookUp(subject, text, type))

  test('among the versions of its subject, in any wording', () => {
    const { fields, ...head } = record('by')
    expect(lookUp(JSON.stringify({ doc: 'Paid.', fields, ...head }))).toMatchObject({ version: 1, id: 1 })
    expect(lookUp(JSON.stringify(record('by', 'at')))).toMatchObject({ version: 2, id: 3 })
  })

  test('and is refused when it is another one, or none', () => {
    expect(lookUp(JSON.stringify(record('at')))).toEqual([404, 40403])
    expect(lookUp(JSON.stringify(record('by')), 'PROTOBUF')).toEqual([404, 40403])
    expect(lookUp('{ "type": ')).toEqual([422, 42201])
    expect(lookUp('['.repeat(20_000) + ']'.repeat(20_000))).toEqual([422, 42201])
    expect(refusal(() => small.lookUp('nothing', '"string"', 'AVRO'))).toEqual([404, 40401])
  })
})

function byId(one: { readonly id: number }, other: { readonly id: number }): number {
  return one.id - other.id
}
