import { Flaw, quoted } from './flaw.js'
import type { Json, JsonObject } from './json.js'
import { isJsonObject } from './json-type.js'
import { longOf } from './long.js'
import { timeOf } from './time.js'
import { highestPartition, isTopic } from './topic.js'

/** The fields of a line: all that it must have and none that it may not. Every method throws `Flaw`. */
export class Fields {
  readonly #json: JsonObject

  constructor(what: string, json: Json, required: readonly string[], optional: readonly string[] = []) {
    if (!isJsonObject(json)) throw new Flaw(`${what} is no object; correct it`)
    for (const name of required) if (!(name in json)) throw new Flaw(`${what} without \`${name}\`; restore it`)
    const names = Object.keys(json)
    if (names.length > required.length) {
      const unknown = names.find((name) => !required.includes(name) && !optional.includes(name))
      if (unknown !== undefined) throw new Flaw(`${what} with an unknown field ${quoted(unknown)}; remove it`)
    }
    this.#json = json
  }

  get(name: string): Json {
    return this.#json[name] ?? null
  }

  string(name: string): string {
    const json = this.get(name)
    return typeof json === 'string' ? json : wrong(name, 'no string')
  }

  stringOrNull(name: string): string | null {
    const json = this.get(name)
    return json === null || typeof json === 'string' ? json : wrong(name, 'neither a string nor null')
  }

  boolean(name: string): boolean {
    const json = this.get(name)
    return typeof json === 'boolean' ? json : wrong(name, 'neither true nor false')
  }

  list(name: string): readonly Json[] {
    const json = this.get(name)
    return Array.isArray(json) ? json : wrong(name, 'no list')
  }

  time(name: string): Date {
    return timeOf(this.string(name)) ?? wrong(name, 'no time such as 2026-01-02T03:04:05.678Z')
  }

  offset(name: string): bigint {
    const offset = longOf(this.string(name))
    return offset !== undefined && offset >= 0n ? offset : wrong(name, 'no offset, a decimal string')
  }

  partition(name: string): number {
    return this.integer(name, highestPartition)
  }

  /** From 0 to `most`. */
  integer(name: string, most: number): number {
    const json = this.get(name)
    const fits = typeof json === 'number' && Number.isInteger(json) && json >= 0 && json <= most
    return fits && !Object.is(json, -0) ? json : wrong(name, `no integer from 0 to ${most}`)
  }

  isTopic(json: Json): string {
    if (typeof json === 'string' && isTopic(json)) return json
    throw new Flaw(`${quoted(JSON.stringify(json))} is no name that Kafka allows a topic; correct it`)
  }
}

function wrong(name: string, is: string): never {
  throw new Flaw(`\`${name}\` is ${is}; correct it`)
}
