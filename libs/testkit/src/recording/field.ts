import type { Shape } from '../shape.js'
import type { Path } from './path.js'

type RecordShape = Extract<Shape, { kind: 'record' }>

export const open: Shape = { kind: 'any' }

/** The shape of a record's field; what the contract does not name is open. */
export function fieldShape({ fields }: RecordShape, name: string): Shape {
  return isField(fields, name) ? (fields[name]?.shape ?? open) : open
}

/**
 * Whether a name could reach an object's prototype in a program that is less careful than this one. Such a field is
 * taken where the contract names it, and refused everywhere else.
 */
export const isPrototypeKey = (name: string): boolean =>
  name === '__proto__' || name === 'constructor' || name === 'prototype'

export const isField = (fields: RecordShape['fields'], name: string): boolean => Object.hasOwn(fields, name)

export const prototypeKey = (path: Path): string =>
  `${path.toString()} reaches into an object's prototype and the contract does not name it`
