import { align } from './alignment.js'
import type { Canonical, CanonicalAggregate, CanonicalMessage } from './canonical.js'
import { changes, type Change } from './changes.js'
import { Correspondence } from './correspondence.js'
import { rewrite } from './rewrite.js'
import { signature } from './signature.js'

/** Where a difference is. */
export interface Differing {
  readonly topic: string
  /** The key as the expected story has it; a name that story does not use where the aggregate is not in it. */
  readonly key: string | null
  /** The id that the key stands for in each story; absent where the key is no id or the story has no such aggregate. */
  readonly ids: { readonly expected?: string; readonly actual?: string }
  /** Index among the aggregate's expected messages; of what is unexpected, the one it came before. */
  readonly position: number
}

export type Difference =
  | (Differing & { readonly kind: 'missing'; readonly expected: CanonicalMessage })
  | (Differing & { readonly kind: 'unexpected'; readonly actual: CanonicalMessage })
  | (Differing & {
      readonly kind: 'changed'
      readonly expected: CanonicalMessage
      readonly actual: CanonicalMessage
      /** Paths begin with `message` or `headers`; `type` alone where the messages are of different types. */
      readonly changes: readonly Change[]
    })

export interface DifferenceOptions {
  /**
   * Ids of the actual story by those of the expected one, where they were replaced in between. Without it, stories that
   * have no ids in common are compared too, but which of several that are alike is missing cannot be told.
   */
  readonly same?: ReadonlyMap<string, string>
  /** Compares no more than the last message of each aggregate: of a replay that was disturbed on purpose. */
  readonly finalOnly?: boolean
  /**
   * Topics on which each message counts for itself, such as a ledger's: with `finalOnly` all of an aggregate's messages
   * are compared there, in any order. One that came twice is seen.
   */
  readonly whole?: readonly string[]
}

/**
 * What differs between two stories, by aggregate in the order of the expected one, then those it does not have. A
 * message that is missing is one difference: what follows it is compared with what was expected after it.
 */
export function difference(expected: Canonical, actual: Canonical, options: DifferenceOptions = {}): Difference[] {
  const { same = new Map<string, string>(), finalOnly = false, whole = [] } = options
  const names = new Correspondence(expected, actual, same).names()
  const found = new Map(actual.aggregates.map((each) => renamed(each, names)).map((each) => [nameOf(each), each]))
  const known = new Set(expected.aggregates.map(nameOf))
  const idsThere = new Map([...expected.names].map(([id, name]) => [name, id]))
  const idsHere = new Map([...actual.names].map(([id, name]) => [names.get(name) ?? name, id]))
  const compared = (topic: string, key: string | null, there: readonly CanonicalMessage[], here: typeof there) => {
    const [idThere, idHere] = [idsThere.get(key ?? ''), idsHere.get(key ?? '')]
    const ids = {
      ...(idThere === undefined || there.length === 0 ? {} : { expected: idThere }),
      ...(idHere === undefined || here.length === 0 ? {} : { actual: idHere }),
    }
    const part = finalOnly ? (whole.includes(topic) ? inAnyOrder : theLast) : theWhole
    return aligned({ topic, key, ids }, part(there), part(here))
  }
  return [
    ...expected.aggregates.flatMap((each) =>
      compared(each.topic, each.key, each.messages, found.get(nameOf(each))?.messages ?? []),
    ),
    ...[...found.values()]
      .filter((each) => !known.has(nameOf(each)))
      .flatMap((each) => compared(each.topic, each.key, [], each.messages)),
  ]
}

const nameOf = ({ topic, key }: CanonicalAggregate) => JSON.stringify([topic, key])

function renamed(aggregate: CanonicalAggregate, names: ReadonlyMap<string, string>): CanonicalAggregate {
  const text = (from: string) => names.get(from) ?? from
  return {
    topic: aggregate.topic,
    key: aggregate.key === null ? null : text(aggregate.key),
    messages: aggregate.messages.map(({ type, message, headers }) => ({
      type,
      message: rewrite(message, { text }),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, text(value)])),
    })),
  }
}

const theWhole = (messages: Messages) => messages
const theLast = (messages: Messages) => messages.slice(-1)
const inAnyOrder = (messages: Messages) =>
  messages
    .map((message) => ({ message, sign: sign(message) }))
    .sort((a, b) => (a.sign < b.sign ? -1 : Number(a.sign > b.sign)))
    .map(({ message }) => message)

type Where = Omit<Differing, 'position'>
type Messages = readonly CanonicalMessage[]

interface Gap {
  /** Index of its first message among the expected ones. */
  readonly position: number
  readonly there: Messages
  readonly here: Messages
  /** The pair that ends it; none at the end. */
  readonly pair: readonly [CanonicalMessage, CanonicalMessage] | undefined
}

/** Equal messages are paired first; between two of these, messages of one type; between these, what has one position. */
function aligned(where: Where, expected: Messages, actual: Messages): Difference[] {
  return gaps(expected, actual, sign).flatMap((gap) =>
    gaps(gap.there, gap.here, ({ type }) => type).flatMap(({ position, there, here, pair }) => {
      const at = gap.position + position
      const last = pair ? changed({ ...where, position: at + there.length }, ...pair) : []
      return [...byPosition(where, at, there, here), ...last]
    }),
  )
}

const sign = ({ type, message, headers }: CanonicalMessage): string => signature([type, message, headers])

function gaps(there: Messages, here: Messages, sign: (message: CanonicalMessage) => string): Gap[] {
  const pairs = align(there.map(sign), here.map(sign))
  return [...pairs, [there.length, here.length] as const].map(([i, j], n) => {
    const [a, b] = pairs[n - 1] ?? [-1, -1]
    const [one, other] = [there[i], here[j]]
    const pair = one && other ? ([one, other] as const) : undefined
    return { position: a + 1, there: there.slice(a + 1, i), here: here.slice(b + 1, j), pair }
  })
}

function byPosition(where: Where, position: number, there: Messages, here: Messages): Difference[] {
  const expected = there.flatMap((message, n): Difference[] => {
    const other = here[n]
    const at = { ...where, position: position + n }
    return other ? changed(at, message, other) : [{ ...at, kind: 'missing', expected: message }]
  })
  const more = here.slice(there.length).map((actual): Difference => {
    return { ...where, position: position + there.length, kind: 'unexpected', actual }
  })
  return [...expected, ...more]
}

function changed(at: Differing, expected: CanonicalMessage, actual: CanonicalMessage): Difference[] {
  const found =
    expected.type === actual.type
      ? changes(
          { message: expected.message, headers: expected.headers },
          { message: actual.message, headers: actual.headers },
        )
      : [{ path: 'type', expected: expected.type, actual: actual.type }]
  return found.length === 0 ? [] : [{ ...at, kind: 'changed', expected, actual, changes: found }]
}
