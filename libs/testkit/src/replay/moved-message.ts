import { findTopic, type Contract, type Location, type MessageContract } from '../asyncapi/index.js'
import { plain } from '../fitting.js'
import { isObject } from '../recording/json-type.js'
import type { Outcome, RecordedMessage } from '../recording/line.js'
import type { Shape } from '../shape.js'
import { rewrite, type Rewriting } from '../story/rewrite.js'
import type { Value } from '../value.js'
import { movedTime } from './moved-time.js'

const isTime = (shape: Shape) => shape.kind === 'string' && shape.time === true
const microseconds = (shape: Shape) => shape.kind === 'long' && shape.time === 'us'
const milliseconds = (shape: Shape) => shape.kind === 'long' && shape.time === 'ms'
const isSymbol = (shape: Shape) => shape.kind === 'string' && shape.symbols !== undefined

/** Gives each id its other name; what is none, or has none, as it is. */
export interface Naming {
  of(text: string): string
}

/** Brings recorded messages into a replay's ids and times: milliseconds later by `offset`. */
export class Moving {
  readonly #contract: Contract
  readonly #ids: Naming
  readonly #offset: number
  readonly #rewriting: Rewriting

  constructor(contract: Contract, ids: Naming, offset: number) {
    this.#contract = contract
    this.#ids = ids
    this.#offset = offset
    const later = BigInt(offset)
    this.#rewriting = {
      text: (text, shapes) => this.#text(text, shapes),
      long: (value, shapes) => {
        if (shapes.some(milliseconds)) return value + later
        return shapes.some(microseconds) ? value + later * 1_000n : value
      },
    }
  }

  time(at: Date): Date {
    return new Date(at.getTime() + this.#offset)
  }

  message<M extends RecordedMessage>(recorded: M): M {
    const described = findTopic(this.#contract, recorded.topic)?.messages.get(recorded.type)
    return {
      ...recorded,
      at: this.time(recorded.at),
      key: recorded.key === null ? null : this.#ids.of(recorded.key),
      headers: this.#headers(recorded.headers, described?.headers),
      value: this.#places(rewrite(recorded.value, this.#rewriting, described ? [described.payload] : []), described),
    }
  }

  /** No contract says what its value looks like: ids in it are renamed, times in it stay. */
  outcome(recorded: Outcome): Outcome {
    const key = recorded.key === null ? null : this.#ids.of(recorded.key)
    return { ...recorded, at: this.time(recorded.at), key, value: rewrite(recorded.value, this.#rewriting) }
  }

  #text(text: string, shapes: readonly Shape[]): string {
    if (shapes.some(isTime)) return movedTime(text, this.#offset)
    return shapes.some(isSymbol) ? text : this.#ids.of(text)
  }

  #headers(headers: RecordedMessage['headers'], shape: Shape | undefined): Record<string, string> {
    const fields = shape?.kind === 'record' ? shape.fields : {}
    const entries = Object.entries(headers).map(([name, text]): [string, string] => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      return [name, this.#text(text, field ? plain([field.shape]) : [])]
    })
    return Object.fromEntries(entries)
  }

  /** Ids that are numbers: only where the contract says that an id is. */
  #places(value: Value, described: MessageContract | undefined): Value {
    if (!described) return value
    const { key, messageId, causationId, correlationId } = described
    const locations: Location[] = [messageId, causationId, correlationId].filter((each) => each !== undefined)
    const paths = locations.filter(({ from }) => from === 'payload').map(({ path }) => path)
    return [...(key.field ? [key.field] : []), ...paths].reduce((whole, path) => this.#number(whole, path), value)
  }

  #number(value: Value, [name, ...rest]: readonly string[]): Value {
    if (typeof value === 'bigint') return name === undefined ? BigInt(this.#ids.of(String(value))) : value
    if (typeof value === 'number') return name === undefined ? Number(this.#ids.of(String(value))) : value
    if (name === undefined || value === null || !isObject(value) || !Object.hasOwn(value, name)) return value
    const before = value[name] ?? null
    const after = this.#number(before, rest)
    return after === before ? value : { ...value, [name]: after }
  }
}
