import avsc from 'avsc'
import type { Value } from '../value.js'
import { AvroCursor } from './avro-cursor.js'

/** Reads a body of one Avro schema, whole: an error's message is what is wrong with it, to follow `it`. */
export type ReadBody = (bytes: Buffer) => Value

/**
 * How bodies of an Avro schema (1.9, binary encoding) are read: `long` as bigint, bytes and fixed as Uint8Array, enums
 * as their symbol, logical types as what they are based on. avsc reads the schema; the body is read here, because avsc
 * believes counts in damaged bytes, wraps some unions and gives integers of 64 bits as doubles.
 * @param schema complete in itself
 * @throws {Error} when avsc refuses the schema; its message too is to follow `it`
 */
export function avroBody(schema: unknown): ReadBody {
  const read = readerOf(typeOf(schema), new Map())
  return (bytes) => {
    const cursor = new AvroCursor(bytes)
    const value = read(cursor)
    if (cursor.left > 0) throw new Error(`goes on after its end: bytes left ${cursor.left}`)
    return value
  }
}

/** @throws {Error} when avsc refuses the schema, with a message to follow `it` */
export function typeOf(schema: unknown): avsc.Type {
  try {
    return avsc.Type.forSchema(schema as avsc.Schema) // which checks it
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`has a schema that cannot be used: ${why}`, { cause: error })
  }
}

type Read = (cursor: AvroCursor) => Value

function readerOf(type: avsc.Type, readers: Map<avsc.Type, Read>): Read {
  const known = readers.get(type)
  if (known) return known
  readers.set(type, (cursor) => read(cursor)) // a record may contain itself
  const read = newReader(type, (inner) => readerOf(inner, readers))
  readers.set(type, read)
  return read
}

function newReader(type: avsc.Type, readerFor: (type: avsc.Type) => Read): Read {
  if (type instanceof avsc.types.RecordType)
    return record(type.fields.map(({ name, type: inner }) => [name, readerFor(inner)]))
  if (type instanceof avsc.types.ArrayType) return list(readerFor(type.itemsType))
  if (type instanceof avsc.types.MapType) return map(readerFor(type.valuesType as avsc.Type)) // which avsc's typings leave open
  if (type instanceof avsc.types.EnumType) return choice('an enum', type.symbols, (symbol) => symbol)
  if (type instanceof avsc.types.UnwrappedUnionType || type instanceof avsc.types.WrappedUnionType)
    return choice('a union', type.types.map(readerFor), (read, cursor) => read(cursor))
  if (type instanceof avsc.types.FixedType) {
    const { size } = type
    return (cursor) => Uint8Array.from(cursor.take(size))
  }
  const primitive = primitives[type.typeName]
  if (!primitive) throw new Error(`Avro's ${type.typeName} is not read here`)
  return primitive
}

const primitives: Readonly<Record<string, Read>> = {
  null: () => null,
  boolean: (cursor) => {
    const byte = cursor.byte()
    if (byte > 1) throw new Error(`has ${byte} for a boolean`)
    return byte === 1
  },
  int: (cursor) => cursor.int(),
  long: (cursor) => cursor.long(),
  float: (cursor) => cursor.take(4).readFloatLE(),
  double: (cursor) => cursor.take(8).readDoubleLE(),
  bytes: (cursor) => Uint8Array.from(cursor.take(cursor.length())),
  string: (cursor) => cursor.text(),
}

function record(fields: readonly (readonly [string, Read])[]): Read {
  return (cursor) => {
    const message = Object.create(null) as Record<string, Value>
    for (const [name, read] of fields) message[name] = read(cursor)
    return message
  }
}

function choice<Option>(
  what: string,
  options: readonly Option[],
  take: (option: Option, cursor: AvroCursor) => Value,
): Read {
  return (cursor) => {
    const at = cursor.int()
    const option = options[at]
    if (option === undefined) throw new Error(`has choice ${at} of ${what} with ${options.length}`)
    return take(option, cursor)
  }
}

function list(read: Read): Read {
  return (cursor) => {
    const items: Value[] = []
    eachOfBlocks(cursor, () => items.push(read(cursor)))
    return items
  }
}

function map(read: Read): Read {
  return (cursor) => {
    const entries = Object.create(null) as Record<string, Value>
    eachOfBlocks(cursor, () => {
      const name = cursor.text()
      entries[name] = read(cursor)
    })
    return entries
  }
}

function eachOfBlocks(cursor: AvroCursor, take: () => void): void {
  for (let items = cursor.block(); items > 0; items = cursor.block()) for (let left = items; left > 0; left -= 1) take()
}
