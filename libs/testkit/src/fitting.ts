import type { Field, Shape } from './shape.js'
import type { ValueObject } from './value.js'

export type Of<Kind extends Shape['kind']> = Extract<Shape, { kind: Kind }>

/** Unions opened, within each other too. */
export const plain = (shapes: readonly Shape[]): readonly Shape[] =>
  shapes.some(({ kind }) => kind === 'union')
    ? shapes.flatMap((shape) => (shape.kind === 'union' ? plain(shape.branches) : [shape]))
    : shapes

export function kindOf<Kind extends Shape['kind']>(shapes: readonly Shape[], kind: Kind): Of<Kind>[] {
  return shapes.filter((shape): shape is Of<Kind> => shape.kind === kind)
}

/** The records an object could be; all of them where it could be none. */
export function recordsFor(value: ValueObject, branches: readonly Shape[]): readonly Of<'record'>[] {
  const records = kindOf(branches, 'record')
  if (records.length < 2) return records
  const fitting = records.filter((record) => couldBe(value, record))
  return fitting.length > 0 ? fitting : records
}

export const fieldsOf = (records: readonly Of<'record'>[], name: string): Field[] =>
  records
    .flatMap(({ fields }) => (Object.hasOwn(fields, name) ? [fields[name]] : []))
    .filter((field) => field !== undefined)

/** Whether an object's names and symbols allow it to be this record: enough to tell a union's records apart. */
function couldBe(value: ValueObject, { fields, open }: Of<'record'>): boolean {
  const names = Object.keys(value)
  if (!open && !names.every((name) => Object.hasOwn(fields, name))) return false
  return Object.entries(fields).every(([name, { shape, required }]) => {
    if (!Object.hasOwn(value, name)) return !required
    const inner = value[name]
    if (shape.kind !== 'string' || !shape.symbols) return true
    return typeof inner === 'string' && shape.symbols.includes(inner)
  })
}
