import { expect, test } from '@jest/globals'
import type { Contract, MessageContract } from './asyncapi/index.js'
import { linksOf } from './links.js'
import type { StoryMessage } from './story/index.js'

const message = (places: Partial<MessageContract>): MessageContract => ({
  ...{ name: 'Placed', topics: ['shop.order'], payload: { kind: 'any' }, encoding: { kind: 'json', schema: {} } },
  ...{ headers: { kind: 'any' }, headersProblem: () => undefined, constantHeaders: {}, key: {} },
  ...places,
})

const contract = (placed: MessageContract, services: Record<string, string[]>): Contract => ({
  documents: [{ title: 'shop', version: '1' }],
  topics: new Map([['shop.order', { name: 'shop.order', description: '', messages: new Map([['Placed', placed]]) }]]),
  services: new Map(
    Object.entries(services).map(([name, messages]) => [
      name,
      { name, entry: true, sends: new Map([['shop.order', messages]]), receives: new Map(), operations: [] },
    ]),
  ),
})

const told: StoryMessage = {
  ...{ topic: 'shop.order', partition: 0, offset: 1n, at: new Date(0), key: 'o-1', type: { name: 'Placed' } },
  ...{ headers: { 'event-id': 'e-1' }, message: { order: { number: 7n }, tags: ['a'] } },
}

test('the id, the cause and the correlation are where the contract says', () => {
  const links = linksOf(
    contract(
      message({
        messageId: { from: 'header', path: ['event-id'] },
        causationId: { from: 'header', path: ['caused-by'] },
        correlationId: { from: 'payload', path: ['order', 'number'] },
      }),
      {},
    ),
  )
  expect([links.id(told), links.cause(told), links.correlation(told)]).toEqual(['e-1', undefined, '7'])
})

test.each([['tags'], ['order'], ['missing'], ['constructor']])(
  'what is no text and no number names nothing: %s',
  (name) => {
    const links = linksOf(contract(message({ messageId: { from: 'payload', path: [name] } }), {}))
    expect(links.id(told)).toBeUndefined()
  },
)

test('a contract that names no places, or not the message, links nothing', () => {
  const links = linksOf(contract(message({}), {}))
  expect([links.id(told), links.cause(told), links.correlation(told), links.sender(told)]).toEqual(
    Array(4).fill(undefined),
  )
  expect(links.id({ ...told, topic: 'elsewhere' })).toBeUndefined()
})

test('the sender is the only service that may send it', () => {
  const one = linksOf(contract(message({}), { shop: ['Placed'], bank: ['Paid'] }))
  const two = linksOf(contract(message({}), { shop: ['Placed'], till: ['Placed'] }))
  expect([one.sender(told), two.sender(told)]).toEqual(['shop', undefined])
})
