import { describe, expect, test } from '@jest/globals'
import { contractOf, document } from '../../test/documents.js'
import { told } from '../../test/told.js'
import { FilterInvalid } from '../filter/index.js'
import type { Value } from '../value.js'
import { questionOf, type Wanted } from './wanted.js'

const time = { type: 'long', logicalType: 'timestamp-millis' }
const line = { type: 'record', name: 'Line', fields: ['sku', 'note'].map((name) => ({ name, type: 'string' })) }
const avro = JSON.stringify({
  ...{ type: 'record', name: 'Placed' },
  fields: [
    { name: 'orderId', type: 'string' },
    { name: 'total', type: 'long' },
    { name: 'due', type: ['null', time] },
    { name: 'lines', type: { type: 'array', items: line } },
  ],
})
const contract = await contractOf({
  'main.yaml': document(`channels:
  order:
    address: orders
    messages:
      Placed: { payload: { schemaFormat: application/vnd.apache.avro;version=1.9.0, schema: ${avro} } }
      Paid:
        payload:
          type: object
          additionalProperties: false
          properties: { orderId: { type: string }, paid: { type: boolean }, at: { type: string, format: date-time }, a-b: { type: integer } }
`),
})
const placed = { orderId: 'ord_1', total: 5n, due: 1_000n, lines: [{ sku: 'tea', note: '' }] }
const paid = { orderId: 'ord_1', paid: true, at: '1970-01-01T00:00:01.000Z', 'a-b': 3 }

const messages: Readonly<Record<string, Readonly<Record<string, Value>>>> = { Placed: placed, Paid: paid }
function passes(wanted: Wanted, fields: object, name: string, more: Readonly<Record<string, Value>> = {}): boolean {
  const message = told({ name, topic: 'orders', message: { ...messages[name], ...more } })
  return questionOf(wanted, fields, contract).test({ ...message, type: name })
}

describe('what is expected', () => {
  test('is a name, a thing with a name, or a filter', () => {
    expect(passes('Placed', {}, 'Placed')).toBe(true)
    expect(passes({ name: 'Placed' }, {}, 'Placed')).toBe(true)
    expect(passes('total > 4 || Paid', {}, 'Placed')).toBe(true)
    expect(passes('Placed', {}, 'Paid')).toBe(false)
  })
  test.each<[string, object, boolean]>([
    ['a text', { orderId: 'ord_1' }, true],
    ['another text', { orderId: 'ord_2' }, false],
    ['two, of which one differs', { orderId: 'ord_1', total: 6n }, false],
    ['a number for a long', { total: 5 }, true],
    ['a time', { due: new Date(1_000) }, true],
    ['another time', { due: new Date(1_001) }, false],
    ['nothing', { due: null }, false],
    ['no value at all, which is no test', { orderId: undefined }, true],
    ['a part of an object in a list', { lines: [{ sku: 'tea' }] }, true],
    ['another object in a list', { lines: [{ sku: 'tea', note: 'hot' }] }, false],
    ['an empty list', { lines: [] }, false],
  ])('has fields: %s', (_, fields, is) => {
    expect(passes('Placed', fields, 'Placed')).toBe(is)
  })
  test('has fields of JSON too', () => {
    const fields = { at: new Date(1_000), paid: true, 'a-b': 3 }
    expect(passes('Paid', fields, 'Paid')).toBe(true)
    expect(passes('Paid', { ...fields, paid: false }, 'Paid')).toBe(false)
  })
  test('is a filter that holds beside the fields', () => {
    expect(passes('Paid || total > 4', { orderId: 'ord_1' }, 'Placed')).toBe(true)
    expect(passes('Paid || total > 4', { orderId: 'ord_2' }, 'Placed')).toBe(false)
  })
  test('may be text that a filter would read otherwise', () => {
    const orderId = `O'Neill" || "\\`
    expect(passes('Placed', { orderId }, 'Placed', { orderId })).toBe(true)
    expect(passes('Placed', { orderId }, 'Placed')).toBe(false)
  })
})

describe('what the contract does not have is refused', () => {
  test.each<[Wanted, object, string]>([
    ['Plced', {}, 'did you mean "Placed"'],
    [{ name: 'Pad' }, {}, 'did you mean "Paid"'],
    ['Placed', { oderId: '1' }, 'Placed has no field "oderId"; did you mean "orderId"?'],
    ['Placed', { lines: [{ sk: '1' }] }, 'did you mean "sku"?'],
    ['Placed', { orderId: 7 }, 'orderId'],
  ])('%p %j', (wanted, fields, words) => {
    expect(() => questionOf(wanted, fields, contract)).toThrow(FilterInvalid)
    expect(() => questionOf(wanted, fields, contract)).toThrow(words)
  })
  test('and so is what no message can say', () => {
    expect(() => questionOf('Placed', { total: NaN }, contract)).toThrow('total cannot be compared with NaN')
  })
})

test('it is told to people as it was asked', () => {
  expect(questionOf({ name: 'Placed' }, { orderId: 'ord_1', due: new Date(0) }, contract)).toMatchObject({
    text: 'Placed { orderId: "ord_1", due: 1970-01-01T00:00:00.000Z }',
    asked: ['orderId', 'due'],
  })
})
