import avsc from 'avsc'

/** Avro's `long` as bigint: minor units must not pass through a double. */
const long = avsc.types.LongType.__with({
  fromBuffer: (bytes: Buffer) => bytes.readBigInt64LE(),
  toBuffer: (value: bigint) => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigInt64LE(value)
    return bytes
  },
  fromJSON: BigInt,
  toJSON: String,
  isValid: (value: unknown) => typeof value === 'bigint' && BigInt.asIntN(64, value) === value,
  compare: (a: bigint, b: bigint) => (a === b ? 0 : a < b ? -1 : 1),
})

/**
 * `{ type: long, logicalType: timestamp-millis }` as Date. The object form of `long` does not go through the registry,
 * so below the Date is a plain number, exact for every Date there is.
 */
class TimestampType extends avsc.types.LogicalType {
  protected override _fromValue(milliseconds: number): Date {
    return new Date(milliseconds)
  }

  protected override _toValue(date: unknown): number | undefined {
    return date instanceof Date && !Number.isNaN(date.getTime()) ? date.getTime() : undefined
  }

  protected override _resolve(writer: avsc.Type): ((date: Date) => Date) | undefined {
    return writer instanceof TimestampType ? (date) => date : undefined
  }
}

/** A schema with names of its own: two schemas may both hold a record `Line`. */
export const avroType = (schema: unknown): avsc.Type =>
  avsc.Type.forSchema(schema as avsc.Schema, {
    registry: { long },
    logicalTypes: { 'timestamp-millis': TimestampType },
  })
