import { nameOf } from './avro-shape.js'
import type { ContractNode } from './node.js'
import { isObject } from './object.js'

/** A schema's value with its layers merged and its `$ref`s left as they are. */
export function plain(node: ContractNode): unknown {
  if (Array.isArray(node.value)) return node.items().map(plain)
  if (!isObject(node.value)) return node.value
  return Object.fromEntries(node.names().map((name) => [name, plainAt(node, name)]))
}

function plainAt(node: ContractNode, name: string): unknown {
  const inner = node.get(name)
  return inner && plain(inner)
}

/** A mark that is not understood would leave a person's name, or a secret, unmasked. */
function checkMarks(node: ContractNode): void {
  for (const name of ['x-pii', 'x-secret']) {
    const mark = node.get(name)
    if (mark && typeof mark.value !== 'boolean') throw mark.fault('must be true or false; correct it')
  }
}

/**
 * An Avro schema complete in itself. A named type that a `$ref` brings in twice is defined once and then named, as Avro
 * wants it.
 * @throws {ContractInvalid} where `$ref`s lead in a circle
 */
export function completeAvro(schema: ContractNode): unknown {
  const defined = new Map<string, string>()
  const copy = (raw: ContractNode, around: string): unknown => {
    const node = raw.follow()
    if (Array.isArray(node.value)) return node.items().map((item) => copy(item, around))
    if (!isObject(node.value)) return node.value
    checkMarks(node)
    const known = defined.get(node.id)
    if (known !== undefined) return known
    const isNamed = ['fields', 'symbols', 'size'].some((name) => node.get(name))
    const { fullName, namespace } = nameOf(node, around)
    if (isNamed && fullName !== undefined) defined.set(node.id, fullName)
    return Object.fromEntries(
      node.names().map((name) => {
        const inner = node.get(name)
        return [name, inner && (holdsTypes.has(name) ? copy(inner, isNamed ? namespace : around) : plain(inner))]
      }),
    )
  }
  return copy(schema, '')
}

const holdsTypes = new Set(['type', 'items', 'values', 'fields'])

/**
 * A JSON Schema complete in itself: what `$ref`s name is in `definitions`. Only what draft-07 validates by is taken over,
 * without `format`, which draft-07 leaves to the reader, and without what lies beside a `$ref`, which counts for nothing.
 * @param check is called with each schema that a `$ref` led to
 */
export function completeJson(schema: ContractNode, check: (schema: ContractNode) => void): object {
  const names = new Map<string, string>()
  const definitions: Record<string, unknown> = {}
  const define = (node: ContractNode): object => {
    let name = names.get(node.id)
    if (name === undefined) {
      name = String(names.size)
      names.set(node.id, name)
      definitions[name] = copy(node)
    }
    return { $ref: `#/definitions/${name}` }
  }
  const reference = (raw: ContractNode): unknown => {
    const node = raw.follow()
    if (node === raw) return copy(node)
    check(node)
    return define(node)
  }
  const copy = (node: ContractNode): unknown => {
    if (!isObject(node.value)) return node.value
    checkMarks(node)
    const keywords = node.names().flatMap((name) => {
      const inner = node.get(name)
      const value = inner && keyword(name, inner)
      return value === undefined ? [] : [[name, value] as const]
    })
    return Object.fromEntries(keywords)
  }
  const keyword = (name: string, inner: ContractNode): unknown => {
    if (asIs.has(name)) return plain(inner)
    if (holdsSchemas.has(name)) return Array.isArray(inner.value) ? inner.items().map(reference) : reference(inner)
    if (!holdsNamedSchemas.has(name)) return undefined
    return Object.fromEntries(
      inner.names().map((property) => {
        const named = inner.get(property)
        return [property, named && (Array.isArray(named.value) ? plain(named) : reference(named))]
      }),
    )
  }
  const root = schema.follow()
  if (root !== schema) check(root)
  return { ...define(root), definitions }
}

const asIs = new Set(
  (
    'type enum const required multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern ' +
    'maxItems minItems uniqueItems maxProperties minProperties'
  ).split(' '),
)
const holdsSchemas = new Set(
  'items additionalItems contains additionalProperties propertyNames if then else allOf anyOf oneOf not'.split(' '),
)
const holdsNamedSchemas = new Set(['properties', 'patternProperties', 'dependencies'])
