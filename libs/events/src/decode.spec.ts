import { expect, test } from '@jest/globals'
import { decode } from './decode.js'
import { contracts, topics } from './generated/index.js'
import { UndecodableMessage } from './undecodable-message.js'

const refusal = (bytes: Buffer) => () => decode('checkout.order.v1', bytes)

test.each<[string, Buffer, string]>([
  ['nothing', Buffer.alloc(0), 'A value of 0 bytes on checkout.order.v1 is cut short: its header has 5.'],
  [
    'a header cut short',
    Buffer.of(0, 0, 0, 0),
    'A value of 4 bytes on checkout.order.v1 is cut short: its header has 5.',
  ],
  ['JSON', Buffer.from('{"a":1}'), 'A value on checkout.order.v1 begins with byte 123, not 0.'],
  [
    'an unknown schema id',
    Buffer.of(0, 0xff, 0xff, 0xff, 0xff),
    'Schema 4294967295 on checkout.order.v1 is unknown here: its writer is newer, or not of ParPay.',
  ],
])('%s is refused', (_, bytes, sentence) => {
  expect(refusal(bytes)).toThrow(new UndecodableMessage(sentence))
})

test('a service sends and receives messages of topics, by literal names', () => {
  type Sent = (typeof contracts.checkout)['send'][number]['name']
  const literal: string extends Sent ? false : true = true
  expect(literal).toBe(true)
  const all = new Set<unknown>(topics.flatMap((topic) => topic.messages))
  for (const { send, receive } of Object.values(contracts))
    expect([...send, ...receive].filter((type) => !all.has(type))).toEqual([])
})

test('each topic has one writer, the service whose document sends to it', () => {
  for (const { name, writers } of topics) {
    const senders = Object.values(contracts).filter(({ send }) => send.some((type) => type.topic === name))
    expect(senders.map(({ service }) => service)).toEqual(writers)
    expect(writers).toHaveLength(1)
  }
})
