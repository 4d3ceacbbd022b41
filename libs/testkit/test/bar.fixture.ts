import type { Line, RecordedMessage } from '../src/recording/line.js'
import type { Recording } from '../src/recording/read.js'
import type { Value } from '../src/value.js'
import { contractOf, document } from './documents.js'
import { typeId, uuid } from './told.js'

/** A bar: guests order at the door, the bar accepts, the kitchen brews under an id of its own, the bar serves. */
const channels = `channels:
  request: { address: bar.request, messages: { Ordered: { $ref: '#/components/messages/Ordered' }, Cancelled: { $ref: '#/components/messages/Cancelled' } } }
  order: { address: bar.order, messages: { Accepted: { $ref: '#/components/messages/Accepted' }, Served: { $ref: '#/components/messages/Served' }, Refused: { $ref: '#/components/messages/Refused' } } }
  drink: { address: kitchen.drink, messages: { Brewed: { $ref: '#/components/messages/Brewed' } } }
components:
  messageTraits:
    linked:
      headers: { type: object, properties: { type: { type: string }, sent: { type: string, format: date-time } } }
      correlationId: { location: '$message.header#/flow' }
      x-message-id: $message.header#/id
      x-causation-id: $message.header#/cause
  schemas:
    order: { type: object, required: [orderId], properties: { orderId: { type: string }, guest: { type: string }, drink: { enum: [tea, coffee] }, due: { type: string, format: date-time } } }
  messages:
    Ordered: { name: Ordered, x-key: orderId, traits: [{ $ref: '#/components/messageTraits/linked' }], payload: { $ref: '#/components/schemas/order' } }
    Cancelled: { name: Cancelled, x-key: orderId, traits: [{ $ref: '#/components/messageTraits/linked' }], payload: { $ref: '#/components/schemas/order' } }
    Accepted: { name: Accepted, x-key: orderId, traits: [{ $ref: '#/components/messageTraits/linked' }], payload: { $ref: '#/components/schemas/order' } }
    Served: { name: Served, x-key: orderId, traits: [{ $ref: '#/components/messageTraits/linked' }], payload: { $ref: '#/components/schemas/order' } }
    Refused: { name: Refused, x-key: orderId, traits: [{ $ref: '#/components/messageTraits/linked' }], payload: { $ref: '#/components/schemas/order' } }
    Brewed: { name: Brewed, x-key: drinkId, traits: [{ $ref: '#/components/messageTraits/linked' }], payload: { type: object, required: [drinkId, orderId], properties: { drinkId: { type: string }, orderId: { type: string } } } }
`
const on = (action: string, channel: string) =>
  `  ${action}${channel}: { action: ${action}, channel: { $ref: '#/channels/${channel}' } }\n`
const service = (title: string, ...operations: string[]) =>
  document(
    `channels:
  request: { $ref: 'bar.yaml#/channels/request' }
  order: { $ref: 'bar.yaml#/channels/order' }
  drink: { $ref: 'bar.yaml#/channels/drink' }
operations:
${operations.join('')}`,
    title,
  )

export const barContract = await contractOf(
  {
    'bar.yaml': document(channels, 'topics'),
    'door.yaml': service('door', on('send', 'request')),
    'counter.yaml': service('counter', on('receive', 'request'), on('receive', 'drink'), on('send', 'order')),
    'kitchen.yaml': service('kitchen', on('receive', 'order'), on('send', 'drink')),
  },
  ['door.yaml', 'counter.yaml', 'kitchen.yaml'],
)

/** What a spec says of a recorded message; times are milliseconds after the recording began. */
export interface Said {
  readonly at?: number
  readonly id?: number
  readonly cause?: number
  readonly flow?: string
  readonly headers?: Readonly<Record<string, string>>
}

export const began = Date.parse('2026-01-02T03:00:00.000Z')
const topics: Readonly<Record<string, string>> = {
  Ordered: 'bar.request',
  Cancelled: 'bar.request',
  Brewed: 'kitchen.drink',
}
let offset = 0n

export function recorded(type: string, key: string | null, value: Value, said: Said = {}): RecordedMessage {
  const { at = 0, id, cause, flow, headers = {} } = said
  const links = { id: id && uuid(id), cause: cause && uuid(cause), flow }
  const told = Object.entries(links).flatMap(([name, text]) => (text === undefined || text === 0 ? [] : [[name, text]]))
  offset += 1n
  return {
    kind: 'message',
    topic: topics[type] ?? 'bar.order',
    partition: 0,
    offset,
    at: new Date(began + at),
    key,
    type,
    headers: { type, ...(Object.fromEntries(told) as Record<string, string>), ...headers },
    value,
  }
}

/** The nth guest's coffee, from order to served: four messages with ids from 10n on. */
export function coffee(n: number, at = n * 100): RecordedMessage[] {
  const [order, drink] = [typeId('ord', n), typeId('drk', n + 500_000)]
  const ordered = {
    orderId: order,
    guest: `guest ${n}`,
    drink: 'coffee',
    due: new Date(began + at + 60_000).toISOString(),
  }
  const told = (step: number) => ({
    at: at + step * 10,
    id: 10 * n + step,
    flow: uuid(10 * n + 1),
    ...(step > 1 && { cause: 10 * n + step - 1 }),
  })
  return [
    recorded('Ordered', order, ordered, told(1)),
    recorded('Accepted', order, ordered, told(2)),
    recorded('Brewed', drink, { drinkId: drink, orderId: order }, told(3)),
    recorded('Served', order, { orderId: order }, told(4)),
  ]
}

export const recordingOf = (...lines: readonly Line[]): Recording => ({
  header: { recorded: new Date(began), contracts: [], topics: ['bar.request', 'bar.order', 'kitchen.drink'] },
  lines,
})
