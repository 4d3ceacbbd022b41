import { expect, test } from '@jest/globals'
import { contractOf, document, problemsOf, type Files } from '../../test/documents.js'

const order = 'type: object\nrequired: [id]\nproperties: { id: { type: string } }'

test.each<[how: string, files: Files]>([
  [
    'within the document, through another reference',
    {
      'main.yaml': document(`channels:
  orders: { $ref: '#/components/channels/orders' }
components:
  channels:
    orders: { address: orders, messages: { Placed: { $ref: '#/components/messages/Placed' } } }
  messages:
    Placed: { payload: { $ref: '#/components/schemas/order' } }
  schemas:
    order: { ${order.replaceAll('\n', ', ')} }`),
    },
  ],
  [
    'to files in other folders, each with references of its own',
    {
      'services/main.yaml': document('channels: { orders: { $ref: ../channels/orders.json#/orders } }'),
      'channels/orders.json':
        '{ "orders": { "address": "orders", "messages": { "Placed": { "$ref": "../a%20b.yaml#/Placed~1v1" } } } }',
      'a b.yaml': 'Placed/v1: { payload: { $ref: order.yaml } }',
      'order.yaml': order,
    },
  ],
])('references lead %s', async (_, files) => {
  const { topics } = await contractOf(files, [Object.keys(files)[0] ?? ''])
  expect(topics.get('orders')?.messages.get('Placed')?.payload).toMatchObject({
    kind: 'record',
    fields: { id: { shape: { kind: 'string' }, required: true } },
  })
})

test.each<[what: string, files: Files, problem: string]>([
  [
    'to another machine',
    { 'main.yaml': document("channels: { a: { $ref: 'https://example.com/a.yaml' } }") },
    'main.yaml:3:13: #/channels/a: $ref "https://example.com/a.yaml" leads to another machine or scheme, and only local files are read; copy what it names beside this file and refer to the copy',
  ],
  [
    'to nothing',
    { 'main.yaml': document("channels:\n  a: { $ref: '#/components/channels/a' }") },
    'main.yaml:4:3: #/channels/a: $ref "#/components/channels/a" leads nowhere: main.yaml has no #/components; correct it',
  ],
  [
    'to a file that is not there',
    { 'main.yaml': document('channels: { a: { $ref: none.yaml } }') },
    'main.yaml:3:13: #/channels/a: $ref "none.yaml" cannot be followed: there is no such file; correct the path',
  ],
  [
    'to a folder',
    { 'main.yaml': document('channels: { a: { $ref: . } }') },
    'main.yaml:3:13: #/channels/a: $ref "." cannot be followed: it is not a regular file; correct the path',
  ],
  [
    'with no JSON Pointer',
    { 'main.yaml': document("channels: { a: { $ref: '#a' } }") },
    'main.yaml:3:13: #/channels/a: $ref "#a" has a fragment that is no JSON Pointer; write it as #/like/this',
  ],
  [
    'to itself',
    { 'main.yaml': document("channels: { a: { $ref: '#/channels/a' } }") },
    'main.yaml:3:13: #/channels/a: $ref "#/channels/a" leads in a circle; let one of the references lead elsewhere',
  ],
  [
    'in a circle through files',
    { 'main.yaml': document('channels: { a: { $ref: b.yaml#/b } }'), 'b.yaml': "b: { $ref: 'main.yaml#/channels/a' }" },
    'main.yaml:3:13: #/channels/a: $ref "b.yaml#/b" leads in a circle; let one of the references lead elsewhere',
  ],
  [
    'through itself',
    { 'main.yaml': document("channels: { a: { $ref: '#/channels/a/b' } }") },
    'main.yaml:3:13: #/channels/a: $ref "#/channels/a/b" leads in a circle; let one of the references lead elsewhere',
  ],
  [
    'to a document of an older version',
    {
      'main.yaml': document('channels: { a: { $ref: old.yaml#/channels/a } }'),
      'old.yaml': 'asyncapi: 2.6.0\nchannels: { a: { address: a } }',
    },
    'old.yaml:1:1: #/asyncapi: AsyncAPI 2.6.0 is not read here; convert it to 3.0.0 or 3.1.0',
  ],
])('a reference %s is refused', async (_, files, problem) => {
  expect(await problemsOf(files)).toEqual([problem])
})

test('a document that cannot be read is named', async () => {
  expect(await problemsOf({}, ['none.yaml'])).toEqual([
    'none.yaml:1:1: #: cannot be read: there is no such file; give the path of a document',
  ])
})

test('more than twenty problems are counted', async () => {
  const channels = Array.from({ length: 23 }, (_, n) => `  c${n}: { $ref: none.yaml }`).join('\n')
  const problems = await problemsOf({ 'main.yaml': document(`channels:\n${channels}`) })
  expect(problems).toHaveLength(21)
  expect(problems.at(-1)).toBe('and 3 more; correct these first')
})
