import type { Field, Shape } from '../shape.js'

/** What is of one of these shapes: nested unions flattened, symbols gathered, no branch twice. */
export function unionOf(shapes: readonly Shape[]): Shape {
  const branches: Shape[] = []
  for (const shape of shapes.flatMap((each) => (each.kind === 'union' ? each.branches : [each]))) {
    if (shape.kind === 'any') return shape
    const at = branches.findIndex(({ kind }) => kind === shape.kind)
    const known = branches[at]
    if (!known || hasParts(shape)) branches.push(shape)
    else if (shape.kind === 'string' && known.kind === 'string') branches[at] = eitherText(known, shape)
  }
  const [only] = branches
  return branches.length === 1 && only ? only : { kind: 'union', branches }
}

const hasParts = ({ kind }: Shape) => kind === 'record' || kind === 'list' || kind === 'map'

type Text = Extract<Shape, { kind: 'string' }>

function eitherText(a: Text, b: Text): Text {
  if (a.symbols && b.symbols) return { kind: 'string', symbols: [...new Set([...a.symbols, ...b.symbols])] }
  return a.time && b.time ? a : { kind: 'string' }
}

const bothText = (a: Text, b: Text): Text => ((a.symbols ?? (a.time && !b.symbols)) ? a : b)

/** What is of both shapes. Where that cannot be said the first that says anything stands. */
export function mergedShape(a: Shape, b: Shape): Shape {
  if (a.kind === 'any') return b
  if (b.kind === 'any') return a
  if (a.kind === 'union') return unionOf(a.branches.map((branch) => mergedShape(branch, b)))
  if (b.kind === 'union') return unionOf(b.branches.map((branch) => mergedShape(a, branch)))
  if (a.kind === 'record' && b.kind === 'record') return mergedRecord(a, b)
  // `type: object` alone says nothing of fields
  if (a.kind === 'map' && b.kind === 'record' && a.values.kind === 'any') return b
  return a.kind === 'string' && b.kind === 'string' ? bothText(a, b) : a
}

type Fields = Readonly<Record<string, Field>>

/** Fields are merged when they are asked for: a record that contains itself has none yet while it is read. */
function mergedRecord(a: Extract<Shape, { kind: 'record' }>, b: Extract<Shape, { kind: 'record' }>): Shape {
  let fields: Fields | undefined
  return {
    kind: 'record',
    open: a.open && b.open,
    get fields() {
      return (fields ??= mergedFields(a.fields, b.fields))
    },
  }
}

function mergedFields(a: Fields, b: Fields): Fields {
  const merged: Record<string, Field> = Object.assign(Object.create(null) as Record<string, Field>, a)
  for (const [name, field] of Object.entries(b)) {
    const before = merged[name]
    merged[name] = before ? mergedField(before, field) : field
  }
  return merged
}

function mergedField(a: Field, b: Field): Field {
  const description = a.description ?? b.description
  let shape: Shape | undefined
  return {
    get shape() {
      return (shape ??= mergedShape(a.shape, b.shape))
    },
    required: a.required || b.required,
    personal: a.personal || b.personal,
    secret: a.secret || b.secret,
    ...(description !== undefined && { description }),
  }
}
