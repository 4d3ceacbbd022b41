import type { Field, Shape } from '../shape.js'
import type { ContractNode } from './node.js'

const primitives = {
  null: 'null',
  boolean: 'boolean',
  int: 'integer',
  long: 'long',
  float: 'number',
  double: 'number',
  bytes: 'bytes',
  string: 'string',
} as const

/** Logical types that are a point in time, and what they count. */
const timeUnits: Readonly<Record<string, 'ms' | 'us' | undefined>> = Object.assign(
  Object.create(null) as object,
  {
    'timestamp-millis': 'ms',
    'timestamp-micros': 'us',
  } as const,
)

interface Named {
  readonly node: ContractNode
  readonly namespace: string
}

/**
 * The shape of an Avro schema (specification 1.9): named types by reference, `fixed` as bytes, logical types as what they
 * are based on, timestamps marked as times.
 * @throws {ContractInvalid} for what is no Avro schema
 */
export function avroShape(schema: ContractNode): Shape {
  const named = new Map<string, Named>()
  collect(schema, '', named)
  return new AvroShapes(named).of(schema.follow(), '')
}

class AvroShapes {
  private readonly records = new Map<string, Shape>()
  private readonly entered = new Set<string>()

  constructor(private readonly named: ReadonlyMap<string, Named>) {}

  of(node: ContractNode, namespace: string): Shape {
    if (typeof node.value === 'string') return this.byName(node, node.value, namespace)
    const known = this.records.get(node.id)
    if (known) return known
    if (this.entered.has(node.id)) throw node.fault('contains itself without end; only a record may, by its name')
    this.entered.add(node.id)
    const shape = this.read(node, namespace)
    this.entered.delete(node.id)
    return shape
  }

  private read(node: ContractNode, namespace: string): Shape {
    const { value } = node
    if (Array.isArray(value))
      return { kind: 'union', branches: node.items().map((branch) => this.of(branch.follow(), namespace)) }
    const type = node.at('type')
    if (!type) throw node.fault('has no type; say what Avro type it is')
    if (typeof type.value !== 'string') return this.of(type, namespace)
    const time = type.value === 'long' ? timeUnits[node.text('logicalType') ?? ''] : undefined
    if (time) return { kind: 'long', time }
    const inside = (name: string) => this.of(part(node, name), namespace)
    switch (type.value) {
      case 'array':
        return { kind: 'list', items: inside('items') }
      case 'map':
        return { kind: 'map', values: inside('values') }
      case 'fixed':
        return { kind: 'bytes' }
      case 'enum':
        return {
          kind: 'string',
          symbols: part(node, 'symbols')
            .items()
            .map(({ value: symbol }) => String(symbol)),
        }
      case 'record':
      case 'error':
        return this.record(node, namespace)
      default:
        return this.byName(type, type.value, namespace)
    }
  }

  private byName(node: ContractNode, name: string, namespace: string): Shape {
    const primitive = Object.hasOwn(primitives, name) ? primitives[name as keyof typeof primitives] : undefined
    if (primitive) return { kind: primitive }
    const fullName = name.includes('.') || namespace === '' ? name : `${namespace}.${name}`
    const named = this.named.get(fullName) ?? this.named.get(name)
    if (!named) throw node.fault(`"${name}" is no type of Avro and no name in this schema; define it in this schema`)
    return this.of(named.node, named.namespace)
  }

  private record(node: ContractNode, around: string): Shape {
    const { namespace } = nameOf(node, around)
    const fields: Record<string, Field> = {}
    const shape: Shape = { kind: 'record', fields, open: false }
    this.records.set(node.id, shape) // before its fields, which may contain it
    for (const item of part(node, 'fields').items()) {
      const field = item.follow()
      const name = field.text('name')
      if (name === undefined) throw field.fault('has no name; give the field one')
      const type = part(field, 'type')
      const description = field.text('doc')
      const isMarked = (mark: string) => [field, type].some((place) => place.at(mark)?.value === true)
      fields[name] = {
        shape: this.of(type, namespace),
        required: true,
        personal: isMarked('x-pii'),
        secret: isMarked('x-secret'),
        ...(description !== undefined && { description }),
      }
    }
    return shape
  }
}

/** Names come before shapes: a field may be of a type that a later field defines only after a detour. */
function collect(raw: ContractNode, around: string, named: Map<string, Named>, seen = new Set<string>()): void {
  const node = raw.follow()
  if (seen.has(node.id)) return
  seen.add(node.id)
  for (const branch of node.items()) collect(branch, around, named, seen)
  const { namespace, fullName } = nameOf(node, around)
  if (fullName !== undefined) named.set(fullName, { node, namespace })
  for (const name of ['type', 'items', 'values']) {
    const inner = node.get(name)
    if (inner) collect(inner, namespace, named, seen)
  }
  for (const field of node.at('fields')?.items() ?? []) {
    const type = field.follow().get('type')
    if (type) collect(type, namespace, named, seen)
  }
}

/** The full name of a record, enum or fixed, and the namespace that names inside it belong to. */
export function nameOf(node: ContractNode, around: string): { fullName?: string; namespace: string } {
  const name = node.text('name')
  if (name === undefined) return { namespace: around }
  const dot = name.lastIndexOf('.')
  const namespace = dot < 0 ? (node.text('namespace') ?? around) : name.slice(0, dot)
  return { fullName: dot < 0 && namespace !== '' ? `${namespace}.${name}` : name, namespace }
}

function part(node: ContractNode, name: string): ContractNode {
  const inner = node.at(name)
  if (!inner) throw node.fault(`has no ${name}; add it`)
  return inner
}
