import { findTopic, type Contract } from '../asyncapi/index.js'
import { isList, isObject } from '../recording/json-type.js'
import type { Links, StoryMessage } from '../story/index.js'
import type { Value } from '../value.js'

/** What of all messages a recording needs, and what it needs and there is no more. */
export interface Closure<M> {
  /** In the order given. */
  readonly messages: readonly M[]
  /** A sentence for each. */
  readonly gone: readonly string[]
}

export interface ClosureOptions {
  readonly contract: Contract
  readonly links: Links
  /** Whether the recording is about this key or correlation id. */
  readonly isAbout: (id: string) => boolean
  /** Takes what else of the kind asked for is mentioned, too. Default false. */
  readonly others?: boolean
}

/**
 * The messages of the flows asked for, and of everything they mention: the account an order is paid from, its payment
 * method, its payment. Another thing of the kind asked for is left out, such as another order of the same account, and
 * with it what only that one mentions. Takes time linear in the messages.
 *
 * Something is gone when a field that is a key elsewhere (`x-key`) names what no message is keyed by, or when a message
 * is there and the one that caused it is not.
 */
export function closure<M extends StoryMessage>(all: readonly M[], options: ClosureOptions): Closure<M> {
  const { contract, links, isAbout, others = false } = options
  const byId = new Map<string, Set<number>>()
  const kinds = new Map<string, Set<string>>()
  const known = new Set<string>()
  all.forEach((message, index) => {
    const id = links.id(message)
    if (id !== undefined) known.add(id)
    const { key } = message
    for (const each of [key, links.correlation(message)]) if (typeof each === 'string') put(byId, each, index)
    const kind = keyFieldOf(message, contract)
    if (key !== null && kind !== undefined) put(kinds, key, kind)
  })
  const isKey = (text: string) => kinds.has(text)
  const asked = [...byId.keys()].filter(isAbout)
  const kindsAsked = new Set(asked.flatMap((id) => [...(kinds.get(id) ?? [])]))
  const isAnother = (id: string) => !others && [...(kinds.get(id) ?? [])].some((kind) => kindsAsked.has(kind))

  const keyFields = keyFieldsOf(contract)
  const ids = new Set(asked)
  const taken = new Set<number>()
  const gone = new Set<string>()
  for (const id of ids)
    // a set that grows is read to its end
    for (const index of byId.get(id) ?? []) {
      const message = all[index]
      if (!message || taken.has(index)) continue
      if (!ids.has(message.key ?? '') && isAnother(message.key ?? '')) continue
      taken.add(index)
      const cause = links.cause(message)
      if (cause !== undefined && !known.has(cause)) gone.add(causeGone(message))
      for (const text of textsOf(message.message)) if (isKey(text) && !isAnother(text)) ids.add(text)
      if (message.key !== null && !isAnother(message.key)) ids.add(message.key)
      for (const { field, id: named } of namedBy(message.message, keyFields))
        if (!isKey(named)) gone.add(`No message of ${field} ${named} is there any more; ${message.type.name} names it.`)
    }
  return { messages: all.filter((_, index) => taken.has(index)), gone: [...gone] }
}

const causeGone = ({ type, topic, key }: StoryMessage) =>
  `What caused ${type.name} of ${key ?? 'no key'} on ${topic} is not there any more.`

function put<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const found = map.get(key)
  if (found) found.add(value)
  else map.set(key, new Set([value]))
}

/** The last name of the field that is the key: `orderId`. */
function keyFieldOf({ topic, type }: StoryMessage, contract: Contract): string | undefined {
  return findTopic(contract, topic)?.messages.get(type.name)?.key.field?.at(-1)
}

const keyFieldsOf = ({ topics }: Contract): ReadonlySet<string> =>
  new Set(
    [...topics.values()].flatMap(({ messages }) =>
      [...messages.values()].flatMap(({ key }) => key.field?.at(-1) ?? []),
    ),
  )

/** Fields of the value itself, not of what is in it, that are named as a key is. */
function namedBy(value: Value, keyFields: ReadonlySet<string>): { readonly field: string; readonly id: string }[] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([field, id]) =>
    keyFields.has(field) && typeof id === 'string' ? [{ field, id }] : [],
  )
}

function textsOf(value: Value): readonly string[] {
  if (typeof value === 'string') return [value]
  if (isList(value)) return value.flatMap(textsOf)
  return isObject(value) ? Object.values(value).flatMap(textsOf) : []
}
