import { expect, test } from '@jest/globals'
import { contractOf, document } from '../../test/documents.js'

async function placed(message: string, traits: string) {
  const { topics } = await contractOf({
    'main.yaml': document(`channels:
  orders: { address: orders, messages: { Placed: { $ref: '#/components/messages/Placed' } } }
components:
  messages:
    Placed: ${message}
  messageTraits: ${traits}`),
    'traits/headers.yaml':
      "common: { headers: { $ref: '#/own' } }\nown: { type: object, properties: { source: { type: string } } }",
  })
  return topics.get('orders')?.messages.values().next().value
}

test('a trait says what the message does not', async () => {
  expect(
    await placed(
      "{ summary: ours, traits: [{ $ref: '#/components/messageTraits/a' }] }",
      '{ a: { summary: theirs, x-key: id } }',
    ),
  ).toMatchObject({ name: 'Placed', summary: 'ours', key: { field: ['id'] } })
})

test('a later trait counts before an earlier one', async () => {
  expect(await placed('{ traits: [{ summary: first, x-key: id }, { summary: second }] }', '{}')).toMatchObject({
    summary: 'second',
    key: { field: ['id'] },
  })
})

test('objects are merged, also where a trait refers to a file', async () => {
  const message = await placed(
    '{ traits: [{ $ref: traits/headers.yaml#/common }], headers: { required: [kind], properties: { kind: { const: placed } } } }',
    '{}',
  )
  expect(message?.headers).toMatchObject({
    fields: { kind: { shape: { kind: 'string', symbols: ['placed'] }, required: true }, source: { required: false } },
  })
  expect(message?.headersProblem({ kind: 'placed', source: 'edge' })).toBeUndefined()
  expect(message?.headersProblem({ source: 'edge' })).toBe('header kind is missing')
})

test('a null takes away what a trait says', async () => {
  const message = await placed('{ traits: [{ x-key: id }], x-key: null }', '{}')
  expect(message?.key).toEqual({})
})

test('an operation has traits too', async () => {
  const { services } = await contractOf({
    'main.yaml': document(`channels: { orders: { address: orders, messages: { Placed: {} } } }
operations:
  place:
    action: send
    channel: { $ref: '#/channels/orders' }
    traits: [{ summary: Places. }]`),
  })
  expect(services.get('shop')?.operations).toEqual([
    { name: 'place', action: 'send', topic: 'orders', messages: ['Placed'], summary: 'Places.' },
  ])
})
