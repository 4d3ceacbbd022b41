import fc from 'fast-check'
import type { Links, StoryMessage } from '../src/story/message.js'
import type { Value } from '../src/value.js'

/** What a spec says of a message; the rest is of no matter to it. */
export interface Told {
  readonly name?: string
  readonly topic?: string
  readonly partition?: number
  readonly offset?: number
  /** Milliseconds since 1970. */
  readonly at?: number
  readonly key?: string | null
  readonly id?: string
  readonly cause?: string
  readonly sender?: string
  readonly message?: Value
}

export function told(message: Told): StoryMessage {
  const { name = 'Said', topic = 'talk', partition = 0, offset = 0, at = 0, key = 'k', id, cause, sender } = message
  const headers = { id, cause, sender, correlation: 'story' }
  return {
    topic,
    partition,
    offset: BigInt(offset),
    at: new Date(at),
    key,
    headers: Object.fromEntries(Object.entries(headers).flatMap(([header, text]) => (text ? [[header, text]] : []))),
    type: { name },
    message: message.message ?? {},
  }
}

export const links: Links = {
  id: ({ headers }) => headers['id'],
  cause: ({ headers }) => headers['cause'],
  correlation: ({ headers }) => headers['correlation'],
  sender: ({ headers }) => headers['sender'],
}

/** A UUID of its own for each number. */
export const uuid = (n: number) => `0190a000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/** A TypeID of its own for each number. */
export const typeId = (prefix: string, n: number) => `${prefix}_01h455vb4pex5vsknk08${String(n).padStart(6, '0')}`

const said = fc.record({
  topic: fc.constantFrom('orders', 'payments', 'ledger'),
  name: fc.constantFrom('Placed', 'Paid', 'Closed'),
  aggregate: fc.nat(5),
  other: fc.nat(5),
  cause: fc.option(fc.nat()),
  at: fc.nat(40),
  amount: fc.bigInt(0n, 3n),
})

/**
 * A story as it was written: each message's cause is one before it, and an aggregate's messages are in one partition.
 * Clocks tell anything. `twisted`: a cause may come later, or be the message itself.
 */
export const story = (twisted = false) =>
  fc.array(said, { maxLength: 30 }).map((all) => {
    const ends = new Map<string, number>()
    return all.map(({ topic, name, aggregate, other, cause, at, amount }, n) => {
      const partition = aggregate % 2
      const offset = ends.get(`${topic}/${partition}`) ?? 0
      ends.set(`${topic}/${partition}`, offset + 1)
      const before = cause === null ? -1 : cause % (twisted ? all.length : n + 1)
      const from = before === -1 || (before === n && !twisted) ? {} : { cause: uuid(before) }
      const key = typeId('ord', aggregate)
      const message = { order: typeId('ord', other), amount, since: new Date(at).toISOString() }
      return told({ name, topic, partition, offset, at, key, id: uuid(n), ...from, sender: 'shop', message })
    })
  })

/** The same message with other ids, and as much later. */
export const renamed =
  (later: number) =>
  (message: StoryMessage): StoryMessage => {
    const other = (text: string) => text.replace(/^(0190a000)/, '0190b000').replace(/^(ord_01h4)/, 'ord_01h5')
    const at = new Date(message.at.getTime() + later)
    const headers = Object.fromEntries(Object.entries(message.headers).map(([name, text]) => [name, other(text)]))
    const fields = Object.entries(message.message as Record<string, Value>).map(([name, value]) => [
      name,
      typeof value === 'string' ? (name === 'since' ? at.toISOString() : other(value)) : value,
    ])
    const key = message.key === null ? null : other(message.key)
    return { ...message, at, headers, key, message: Object.fromEntries(fields) as Value }
  }
