import type { Field, Shape } from '../shape.js'
import type { ContractNode } from './node.js'
import { isObject, own } from './object.js'
import { mergedShape, unionOf } from './shape-algebra.js'

const primitives = {
  null: 'null',
  boolean: 'boolean',
  integer: 'integer',
  number: 'number',
  string: 'string',
} as const

const any: Shape = { kind: 'any' }

/**
 * The shape of a JSON Schema (draft-07, and AsyncAPI's Schema Object, which contains it). What no shape can say, such as
 * conditions, tuples or property patterns, is left open.
 * Its `$ref`s must have been followed once (`completeJson` does): fields are read when they are asked for, which is too
 * late for errors.
 */
export const jsonShape = (schema: ContractNode): Shape => new JsonShapes().of(schema)

class JsonShapes {
  private readonly shapes = new Map<string, Shape>()
  private readonly entered = new Set<string>()

  of(raw: ContractNode): Shape {
    const node = raw.follow()
    const known = this.shapes.get(node.id)
    if (known) return known
    if (this.entered.has(node.id)) return any // contains itself otherwise than through a record
    this.entered.add(node.id)
    const shape = this.read(node)
    this.entered.delete(node.id)
    this.shapes.set(node.id, shape)
    return shape
  }

  private read(node: ContractNode): Shape {
    if (!isObject(node.value)) return any
    const constant = node.get('const')
    if (constant) return ofValue(constant.value)
    const listed = node.get('enum')
    if (listed) return unionOf(listed.items().map(({ value }) => ofValue(value)))
    const parts = [this.typed(node), ...this.each(node, 'allOf')]
    for (const alternatives of ['oneOf', 'anyOf']) {
      const branches = this.each(node, alternatives)
      if (branches.length > 0) parts.push(unionOf(branches))
    }
    return parts.reduce(mergedShape)
  }

  private each(node: ContractNode, keyword: string): Shape[] {
    return (node.get(keyword)?.items() ?? []).map((item) => this.of(item))
  }

  private typed(node: ContractNode): Shape {
    const type = node.get('type')?.value
    const types = Array.isArray(type) ? type.map(String) : [typeof type === 'string' ? type : typeMeantBy(node)]
    return unionOf(types.map((name) => this.ofType(node, name)))
  }

  private ofType(node: ContractNode, type: string): Shape {
    if (type === 'object') return this.object(node)
    if (type === 'array') {
      const items = node.get('items')
      return { kind: 'list', items: items && !Array.isArray(items.value) ? this.of(items) : any }
    }
    if (type === 'string' && node.get('format')?.value === 'date-time') return { kind: 'string', time: true }
    return Object.hasOwn(primitives, type) ? { kind: primitives[type as keyof typeof primitives] } : any
  }

  private object(node: ContractNode): Shape {
    const properties = node.at('properties')
    const required = (node.get('required')?.items() ?? []).map(({ value }) => String(value))
    const additional = node.get('additionalProperties')
    const names = new Set([...(properties?.names() ?? []), ...required])
    if (names.size === 0 && additional?.value !== false) return this.map(node, additional)
    const fields = Object.create(null) as Record<string, Field>
    for (const name of names) fields[name] = this.field(properties?.get(name), required.includes(name))
    return { kind: 'record', fields, open: additional?.value !== false }
  }

  private map(node: ContractNode, additional: ContractNode | undefined): Shape {
    return { kind: 'map', values: additional && !node.get('patternProperties') ? this.of(additional) : any }
  }

  private field(property: ContractNode | undefined, required: boolean): Field {
    if (!property) return { shape: any, required, personal: false, secret: false }
    const schema = property.follow()
    const description = property.text('description') ?? schema.text('description')
    const isMarked = (mark: string) => [property, schema].some(({ value }) => own(value, mark) === true)
    const shape = () => this.of(property) // later: the property may contain the record it is in
    return {
      get shape() {
        return shape()
      },
      required,
      personal: isMarked('x-pii'),
      secret: isMarked('x-secret'),
      ...(description !== undefined && { description }),
    }
  }
}

function typeMeantBy(node: ContractNode): string {
  if (['properties', 'required', 'additionalProperties'].some((keyword) => node.get(keyword))) return 'object'
  return node.get('items') ? 'array' : 'any'
}

function ofValue(value: unknown): Shape {
  if (value === null) return { kind: 'null' }
  if (typeof value === 'string') return { kind: 'string', symbols: [value] }
  if (typeof value === 'boolean') return { kind: 'boolean' }
  if (typeof value === 'number') return { kind: Number.isSafeInteger(value) ? 'integer' : 'number' }
  return any
}
