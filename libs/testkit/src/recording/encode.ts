import type { Shape } from '../shape.js'
import type { Value, ValueObject } from '../value.js'
import { base64Of } from './base64.js'
import { tagOf } from './described.js'
import { fieldShape, isField, isPrototypeKey, open, prototypeKey } from './field.js'
import { Flaw } from './flaw.js'
import { branchOf, isBytes, isList, isObject, typeOf } from './json-type.js'
import type { Limits } from './limits.js'
import { isLong } from './long.js'
import { Path } from './path.js'

/**
 * A value as JSON text that `decode` turns into the same value again, given the same shape; see FORMAT.md. Without a
 * shape the value must be JSON's own.
 *
 * @throws Flaw when it is not what the shape says, or cannot be read again within the limits
 */
export const encode = (value: Value, shape: Shape | undefined, limits: Limits): string =>
  new Encoder(limits).text(value, shape)

class Encoder {
  readonly #path = new Path('value')
  #depth = 1 // the line's own object

  constructor(readonly limits: Limits) {}

  text(value: Value, shape: Shape | undefined): string {
    switch (shape?.kind) {
      case undefined:
        return this.#json(value)
      case 'any':
        return this.#described(value)
      case 'union':
        return this.#union(value, shape.branches)
      case 'null':
        return value === null ? 'null' : this.#misfit('null')
      case 'boolean':
        return typeof value === 'boolean' ? String(value) : this.#misfit('a boolean')
      case 'integer':
        return Number.isSafeInteger(value) ? this.#number(value) : this.#misfit('an integer within 2^53')
      case 'number':
        return this.#number(value)
      case 'long':
        return typeof value === 'bigint' && isLong(value) ? `"${value}"` : this.#misfit('a bigint of 64 bits')
      case 'bytes':
        return isBytes(value) ? `"${base64Of(value)}"` : this.#misfit('bytes')
      case 'string':
        return typeof value === 'string' ? JSON.stringify(value) : this.#misfit('a string')
      case 'list':
        return isList(value) ? this.#list(value, shape.items) : this.#misfit('a list')
      case 'map':
        return isObject(value) ? this.#object(value, () => shape.values) : this.#misfit('a map')
      case 'record':
        return isObject(value)
          ? this.#object(
              value,
              (name) => fieldShape(shape, name),
              (name) => isField(shape.fields, name),
            )
          : this.#misfit('a record')
    }
  }

  /** What JSON has of itself. */
  #json(value: Value): string {
    if (typeof value === 'bigint' || isBytes(value))
      return this.#misfit('JSON, and there is no contract that says more')
    if (isList(value)) return this.#list(value, undefined)
    if (isObject(value)) return this.#object(value, () => undefined)
    return this.#scalar(value)
  }

  #described(value: Value): string {
    if (typeof value === 'bigint') return this.#tagged('long', () => this.text(value, { kind: 'long' }))
    if (isBytes(value)) return this.#tagged('bytes', () => this.text(value, { kind: 'bytes' }))
    if (isList(value)) return this.#list(value, open)
    if (!isObject(value)) return this.#scalar(value)
    const text = () => this.#object(value, () => open)
    return tagOf(Object.keys(value)) ? this.#tagged('object', text) : text()
  }

  #union(value: Value, branches: readonly Shape[]): string {
    const branch = branchOf(branches, typeOf(value))
    if (branch === 'described') return this.#described(value)
    return branch ? this.text(value, branch) : this.#misfit(`one of ${branches.map(({ kind }) => kind).join(', ')}`)
  }

  #tagged(tag: string, inner: () => string): string {
    this.#deeper()
    const text = `{"${tag}":${inner()}}`
    this.#depth -= 1
    return text
  }

  #scalar(value: Value): string {
    if (typeof value === 'string') return JSON.stringify(value)
    if (value === null || typeof value === 'boolean') return String(value)
    return this.#number(value)
  }

  #number(value: Value): string {
    if (typeof value !== 'number' || !Number.isFinite(value)) return this.#misfit('a number that JSON has')
    return Object.is(value, -0) ? '-0' : String(value)
  }

  #list(list: readonly Value[], items: Shape | undefined): string {
    this.#deeper()
    let text = ''
    for (const [n, item] of list.entries()) {
      this.#path.enter(n)
      text += `${n === 0 ? '' : ','}${this.text(item, items)}`
      this.#path.leave()
    }
    this.#depth -= 1
    return `[${text}]`
  }

  #object(
    object: ValueObject,
    shapeOf: (name: string) => Shape | undefined,
    isNamed: (name: string) => boolean = () => false,
  ): string {
    this.#deeper()
    const entries = Object.entries(object)
    if (entries.length > this.limits.fields) {
      throw new Flaw(`${this.#path.toString()} has more than ${this.limits.fields} fields; leave this message out`)
    }
    let text = ''
    for (const [name, value] of entries) {
      this.#path.enter(name)
      if (isPrototypeKey(name) && !isNamed(name)) throw new Flaw(`${prototypeKey(this.#path)}; leave this message out`)
      text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${this.text(value, shapeOf(name))}`
      this.#path.leave()
    }
    this.#depth -= 1
    return `{${text}}`
  }

  #deeper(): void {
    this.#depth += 1
    if (this.#depth <= this.limits.depth) return
    throw new Flaw(`the value is nested deeper than ${this.limits.depth} levels; leave this message out`)
  }

  #misfit(expected: string): never {
    throw new Flaw(`${this.#path.toString()} is not ${expected}; record it with the contract that it was decoded with`)
  }
}
