import { describe, expect, test } from '@jest/globals'
import avsc from 'avsc'
import { contractOf, document } from '../../test/documents.js'
import type { Decode } from '../tailed.js'
import type { MessageContract } from './contract.js'
import { decoderOf } from './decoder.js'

const avro = (schema: object) =>
  `{ schemaFormat: application/vnd.apache.avro;version=1.9.0, schema: ${JSON.stringify(schema)} }`
const record = (name: string, type: unknown) => ({ type: 'record', name, fields: [{ name: 'id', type }] })
const ofId = (type: unknown, id: unknown) => avsc.Type.forSchema(record('M', type) as avsc.Schema).toBuffer({ id })

const contract = await contractOf({
  'main.yaml': document(`channels:
  told: { address: told, messages: { Opened: { payload: ${avro(record('Opened', 'string'))} }, Closed: { payload: ${avro(record('Closed', 'string'))} } } }
  one: { address: one, messages: { Opened: { payload: ${avro(record('Opened', 'long'))} } } }
  json:
    address: json
    messages:
      Opened: { headers: { properties: { kind: { const: opened } } }, payload: { required: [opened] } }
      Closed: { headers: { properties: { kind: { const: closed } } }, payload: { required: [closed], properties: { closed: { $ref: '#/components/schemas/time' } } } }
  mixed: { address: mixed, messages: { A: { payload: ${avro(record('A', 'string'))} }, B: { payload: { type: object } } } }
  other: { address: other, messages: { A: { contentType: text/csv } } }
  none: { address: none }
components: { schemas: { time: { type: string } } }`),
})
const decode: Decode<MessageContract> = decoderOf(contract)
const json = (value: unknown) => Buffer.from(JSON.stringify(value))

/** Name and message, or the sentence it is refused with. */
function read(decoder: Decode<MessageContract>, ...[topic, bytes, headers]: Parameters<typeof decode>) {
  try {
    const { type, message } = decoder(topic, bytes, headers)
    return [type.name, message]
  } catch (error) {
    return error instanceof Error ? error.message : error
  }
}

describe('a value is', () => {
  test.each([
    ['what its topic has alone', 'one', Buffer.from([4]), {}, ['Opened', { id: 2n }]],
    ['what `ce_type` says', 'told', ofId('string', 'a'), { ce_type: 'Closed' }, ['Closed', { id: 'a' }]],
    ['what `type` says', 'told', ofId('string', 'a'), { type: 'Opened' }, ['Opened', { id: 'a' }]],
    [
      'what a constant header says',
      'json',
      json({ opened: 1, closed: '2' }),
      { kind: 'closed' },
      ['Closed', { opened: 1, closed: '2' }],
    ],
    ['what it fits alone', 'json', json({ opened: 1 }), {}, ['Opened', { opened: 1 }]],
    ['what it fits alone, in any encoding', 'mixed', json({}), {}, ['B', {}]],
  ])('%s', (_, topic, bytes, headers, expected) => {
    expect(read(decode, topic, bytes, headers)).toEqual(expected)
  })
})

test.each([
  ['nowhere', Buffer.of(), {}, 'The contract has no topic nowhere.'],
  ['none', Buffer.of(), {}, 'The contract has no message on none.'],
  ['other', Buffer.of(), {}, 'A on other is written in text/csv, which is not read here.'],
  ['told', ofId('string', 'a'), {}, 'A value on told fits Opened and Closed: no header says which of them it is.'],
  ['one', Buffer.from([4, 4]), {}, 'Opened on one goes on after its end: bytes left 1.'],
  ['told', Buffer.from([4]), { type: 'Opened' }, 'Opened on told is cut short.'],
  [
    'one',
    Buffer.from([0, 0, 0, 0, 1, 4]),
    {},
    'Opened on one goes on after its end: bytes left 5 (does it begin with a schema id? Then give schemaIds).',
  ],
  ['json', json({ opened: 1 }), { kind: 'closed' }, 'Closed on json has no closed.'],
  [
    'json',
    json({ closed: 1 }),
    {},
    'A value on json is none of its messages: as Opened it has no opened; as Closed it has /closed, which must be of type string.',
  ],
  [
    'json',
    json({ opened: 1, closed: '1' }),
    {},
    'A value on json fits Opened and Closed: no header says which of them it is.',
  ],
  [
    'json',
    json({ opened: 1, closed: '1' }),
    { kind: 'new' },
    'A value on json fits Opened and Closed: no header says which of them it is.',
  ],
])('on %s, %s with %j is refused', (topic, bytes, headers, sentence) => {
  expect(read(decode, topic, bytes, headers)).toBe(sentence)
})

describe('with schema ids', () => {
  const older = record('Opened', 'int')
  const withIds = decoderOf(contract, {
    schemaIds: [
      { id: 1, topic: 'one', message: 'Opened', schema: older },
      { id: 258, topic: 'told', message: 'Closed', schema: record('Closed', 'string') },
      { id: 3, topic: 'told', message: 'Reopened', schema: record('Reopened', 'string') },
      { id: 4, topic: 'mixed', message: 'A', schema: record('A', 'string') },
      { id: 5, topic: 'one', message: 'Opened', schema: 'strin' },
    ],
  })
  const framed = (id: number, body: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, id >> 8, id & 255]), body])

  test.each([
    ['is as its writer wrote it', 'one', framed(1, Buffer.from([4])), ['Opened', { id: 2 }]],
    ['is what its id says', 'told', framed(258, ofId('string', 'a')), ['Closed', { id: 'a' }]],
    ['may be JSON on the same topic', 'mixed', json({ a: 1 }), ['B', { a: 1 }]],
    ['may have an id beside JSON', 'mixed', framed(4, ofId('string', 'a')), ['A', { id: 'a' }]],
    ['is too short', 'one', Buffer.from([0, 0]), 'A value of 2 bytes on one is too short: a schema id takes 5.'],
    [
      'has no id',
      'one',
      Buffer.from([4, 0, 0, 0, 0]),
      'A value on one begins with byte 4, not with 0 and a schema id.',
    ],
    [
      'has an unknown id',
      'one',
      framed(9, Buffer.of()),
      'Schema 9 on one is unknown: its writer is newer, or not of this system.',
    ],
    ['is of another topic', 'told', framed(1, Buffer.of()), 'Schema 1 is Opened of one, and was found on told.'],
    [
      'is of no message here',
      'told',
      framed(3, Buffer.of()),
      'Schema 3 is Reopened, which the contract does not have on told.',
    ],
    [
      'goes on after its end',
      'one',
      framed(1, Buffer.from([4, 4])),
      'Opened (schema 1) goes on after its end: bytes left 1.',
    ],
    [
      'has a schema that is none',
      'one',
      framed(5, Buffer.of()),
      'Opened (schema 5) has a schema that cannot be used: undefined type name: strin.',
    ],
  ])('a value %s', (_, topic, bytes, expected) => {
    expect(read(withIds, topic, bytes)).toEqual(expected)
  })

  test('an id belongs to one schema', () => {
    const entry = { id: 1, topic: 'one', message: 'Opened', schema: older }
    expect(() => decoderOf(contract, { schemaIds: [entry, { ...entry }] })).toThrow(
      'Schema id 1 stands twice in the table; give each schema an id of its own.',
    )
  })
})
