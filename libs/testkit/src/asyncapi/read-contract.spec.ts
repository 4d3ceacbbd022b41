import { expect, test } from '@jest/globals'
import { contractOf, document, problemsOf } from '../../test/documents.js'

test('a topic is called as the Kafka binding says, else as the address', async () => {
  const { topics } = await contractOf({
    'main.yaml': document(`channels:
  a: { address: orders.v1, description: What became of orders. }
  b: { address: 'user/{id}', bindings: { kafka: { topic: users } } }`),
  })
  expect([...topics.values()].map(({ name, description }) => [name, description])).toEqual([
    ['orders.v1', 'What became of orders.'],
    ['users', ''],
  ])
})

test('channels of other protocols are left out', async () => {
  const { topics } = await contractOf({
    'main.yaml': document(`servers:
  web: { host: example.com, protocol: ws }
  broker: { host: example.com, protocol: kafka-secure }
channels:
  a: { address: /socket, servers: [{ $ref: '#/servers/web' }] }
  b: { address: orders }`),
  })
  expect([...topics.keys()]).toEqual(['orders'])
})

test('where a message carries its ids is read', async () => {
  const { topics } = await contractOf({
    'main.yaml': document(`channels:
  orders:
    address: orders
    messages:
      placed:
        name: OrderPlaced
        correlationId: { location: '$message.payload#/order/a~1b' }
        x-message-id: $message.header#/ce_id
        x-causation-id: $message.header#/ce_causationid
        x-key: /order/id
        bindings: { kafka: { key: { type: string, description: The order. } } }`),
  })
  expect(topics.get('orders')?.messages.get('OrderPlaced')).toMatchObject({
    correlationId: { from: 'payload', path: ['order', 'a/b'] },
    messageId: { from: 'header', path: ['ce_id'] },
    causationId: { from: 'header', path: ['ce_causationid'] },
    key: { field: ['order', 'id'], description: 'The order.' },
  })
})

test('a message on two topics is one', async () => {
  const { topics } = await contractOf({
    'main.yaml': document(`channels:
  a: { address: a, messages: { Pinged: { $ref: '#/components/messages/Pinged' } } }
  b: { address: b, messages: { Pinged: { $ref: '#/components/messages/Pinged' } } }
components: { messages: { Pinged: {} } }`),
  })
  expect(topics.get('a')?.messages.get('Pinged')).toBe(topics.get('b')?.messages.get('Pinged'))
  expect(topics.get('a')?.messages.get('Pinged')?.topics).toEqual(['a', 'b'])
})

const channel = (type: string) => `channels:
  orders: { address: orders, messages: { Placed: { payload: { type: ${type} } } } }`
const operation = (action: string) => `
operations:
  only: { action: ${action}, channel: { $ref: '#/channels/orders' } }`

test('two services may each describe a topic they share', async () => {
  const { services } = await contractOf(
    {
      'a.yaml': document(channel('object') + operation('send'), 'a'),
      'b.yaml': document(channel('object') + operation('receive'), 'b'),
    },
    ['a.yaml', 'b.yaml', 'a.yaml'],
  )
  expect(services.get('a')?.sends).toEqual(new Map([['orders', ['Placed']]]))
  expect(services.get('b')?.receives).toEqual(new Map([['orders', ['Placed']]]))
})

test('but not in two ways', async () => {
  const files = { 'a.yaml': document(channel('object'), 'a'), 'b.yaml': document(channel('string'), 'b') }
  expect(await problemsOf(files, ['a.yaml', 'b.yaml'])).toEqual([
    'b.yaml:4:42: #/channels/orders/messages/Placed: describes Placed on orders otherwise than a.yaml:4 does; make them agree or name one differently',
  ])
})

test('two services have two titles', async () => {
  const files = {
    'a.yaml': document(channel('object') + operation('send')),
    'b.yaml': document(channel('object') + operation('send')),
  }
  expect(await problemsOf(files, ['a.yaml', 'b.yaml'])).toEqual([
    'b.yaml:2:9: #/info/title: is a second document of the service "shop"; give each service a title of its own',
  ])
})

test('a reply goes the other way', async () => {
  const { services } = await contractOf({
    'main.yaml': document(`channels:
  questions: { address: questions, messages: { Asked: {} } }
  answers: { address: answers, messages: { Answered: {} } }
operations:
  ask: { action: send, channel: { $ref: '#/channels/questions' }, reply: { channel: { $ref: '#/channels/answers' } } }`),
  })
  expect(services.get('shop')).toMatchObject({
    sends: new Map([['questions', ['Asked']]]),
    receives: new Map([['answers', ['Answered']]]),
  })
})
