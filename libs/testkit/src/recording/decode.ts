import type { Shape } from '../shape.js'
import type { Value } from '../value.js'
import { bytesOf } from './base64.js'
import { tagOf } from './described.js'
import { fieldShape, isField, isPrototypeKey, open, prototypeKey } from './field.js'
import { Flaw } from './flaw.js'
import type { Json, JsonObject } from './json.js'
import { branchOf, isJsonObject, typeOf } from './json-type.js'
import { longOf } from './long.js'
import { Path } from './path.js'

/**
 * A recorded value as the shape says: longs and bytes from their strings. It is not held against the contract beyond
 * that: a field that is missing or that the contract does not name stays so, since contracts grow and recordings last.
 *
 * @throws Flaw when it cannot be read as the shape says
 */
export const decode = (json: Json, shape: Shape | undefined): Value => new Decoder().value(json, shape)

class Decoder {
  readonly #path = new Path('value')

  value(json: Json, shape: Shape | undefined): Value {
    switch (shape?.kind) {
      case undefined:
        return this.#inner(json, undefined)
      case 'any':
        return this.#described(json)
      case 'union':
        return this.#union(json, shape.branches)
      case 'null':
        return json === null ? json : this.#misfit('null')
      case 'boolean':
        return typeof json === 'boolean' ? json : this.#misfit('true or false')
      case 'integer':
        return Number.isSafeInteger(json) ? json : this.#misfit('an integer')
      case 'number':
        return typeof json === 'number' ? json : this.#misfit('a number')
      case 'string':
        return typeof json === 'string' ? json : this.#misfit('a string')
      case 'long':
        return this.#long(json)
      case 'bytes':
        return this.#bytes(json)
      case 'list':
        return Array.isArray(json) ? this.#inner(json, shape.items) : this.#misfit('a list')
      case 'map':
        return isJsonObject(json) ? this.#inner(json, shape.values) : this.#misfit('an object')
      case 'record':
        return isJsonObject(json)
          ? this.#object(
              json,
              (name) => fieldShape(shape, name),
              (name) => isField(shape.fields, name),
            )
          : this.#misfit('an object')
    }
  }

  #union(json: Json, branches: readonly Shape[]): Value {
    const branch = branchOf(branches, typeOf(json))
    if (branch === 'described') return this.#described(json)
    return branch ? this.value(json, branch) : this.#misfit(`one of ${branches.map(({ kind }) => kind).join(', ')}`)
  }

  #described(json: Json): Value {
    if (!isJsonObject(json)) return this.#inner(json, open)
    switch (tagOf(Object.keys(json))) {
      case undefined:
        return this.#inner(json, open)
      case 'long':
        return this.#long(json['long'] ?? null)
      case 'bytes':
        return this.#bytes(json['bytes'] ?? null)
      case 'object': {
        const wrapped = json['object'] ?? null
        if (!isJsonObject(wrapped) || !tagOf(Object.keys(wrapped))) return this.#misfit('a wrapped object')
        return this.#inner(wrapped, open)
      }
    }
  }

  /** What lies within a list or an object, all of one shape; anything else as it is. */
  #inner(json: Json, shape: Shape | undefined): Value {
    if (isJsonObject(json)) return this.#object(json, () => shape)
    if (!Array.isArray(json)) return json
    return json.map((item, n) => {
      this.#path.enter(n)
      const value = this.value(item, shape)
      this.#path.leave()
      return value
    })
  }

  #object(
    json: JsonObject,
    shapeOf: (name: string) => Shape | undefined,
    isNamed: (name: string) => boolean = () => false,
  ): Value {
    const object: Record<string, Value> = { __proto__: null }
    for (const [name, inner] of Object.entries(json)) {
      this.#path.enter(name)
      if (isPrototypeKey(name) && !isNamed(name)) throw new Flaw(`${prototypeKey(this.#path)}; remove it`)
      object[name] = this.value(inner, shapeOf(name))
      this.#path.leave()
    }
    return object
  }

  #long(json: Json): bigint {
    const long = typeof json === 'string' ? longOf(json) : undefined
    return long ?? this.#misfit('a 64-bit integer as a decimal string')
  }

  #bytes(json: Json): Uint8Array {
    const bytes = typeof json === 'string' ? bytesOf(json) : undefined
    return bytes ?? this.#misfit('bytes in base64')
  }

  #misfit(expected: string): never {
    throw new Flaw(
      `${this.#path.toString()} is not ${expected}; correct it, or read it with the contract that it was recorded with`,
    )
  }
}
