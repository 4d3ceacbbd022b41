import avsc from 'avsc'
import { BoundedArray, BoundedMap } from './bounded-types.js'

const bytesOf = (value: bigint) => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64LE(value)
  return bytes
}

/** Avro's `long` as bigint: minor units must not pass through a double. */
const long = avsc.types.LongType.__with({
  fromBuffer: (bytes: Buffer) => bytes.readBigInt64LE(),
  toBuffer: bytesOf,
  fromJSON: BigInt,
  toJSON: String,
  isValid: (value: unknown) => typeof value === 'bigint' && BigInt.asIntN(64, value) === value,
  compare: (a: bigint, b: bigint) => (a === b ? 0 : a < b ? -1 : 1),
})

/** `{ type: long, logicalType: timestamp-millis }` as Date. avsc's own numbers are wrong beyond 2^52 ms. */
const timestamp = avsc.types.LongType.__with({
  fromBuffer: (bytes: Buffer) => dateAt(Number(bytes.readBigInt64LE())),
  toBuffer: (date: Date) => bytesOf(BigInt(date.getTime())),
  fromJSON: dateAt,
  toJSON: Number,
  isValid: (value: unknown) => value instanceof Date && !Number.isNaN(value.getTime()),
  compare: (a: Date, b: Date) => a.getTime() - b.getTime(),
})

function dateAt(milliseconds: number): Date {
  const date = new Date(milliseconds)
  if (Number.isNaN(date.getTime())) throw new RangeError(`${milliseconds} ms is beyond any date.`)
  return date
}

/** A schema with names of its own: two schemas may both hold a record `Line`. */
export const avroType = (schema: object): avsc.Type =>
  avsc.Type.forSchema(schema as avsc.Schema, { registry: { long }, typeHook: ownType, omitRecordMethods: true })

function ownType(schema: avsc.Schema, options: unknown): avsc.Type | undefined {
  if (typeof schema !== 'object' || !('type' in schema)) return undefined
  if ('logicalType' in schema && schema.logicalType === 'timestamp-millis') return timestamp
  if (schema.type === 'array') return new BoundedArray(schema, options)
  return schema.type === 'map' ? new BoundedMap(schema, options) : undefined
}

/** What a value of the type is, for a sentence that begins with `is not`. */
export function inWords(type: avsc.Type): string {
  if (type === long) return 'a bigint of 64 bits'
  if (type === timestamp) return 'a valid Date'
  if ('symbols' in type) return `one of ${(type as avsc.types.EnumType).symbols.join(', ')}`
  if ('types' in type) return (type as avsc.types.UnwrappedUnionType).types.map(inWords).join(' or ')
  return type.typeName === 'null' ? 'null' : `of type ${type.typeName}`
}
