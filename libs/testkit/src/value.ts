/**
 * What a message says, whatever it was encoded in: JSON's values, with integers of Avro's `long` as bigint and bytes as
 * they are. Objects have no prototype, so that a field may have any name.
 */
export type Value = null | boolean | number | bigint | string | Uint8Array | readonly Value[] | ValueObject

export interface ValueObject {
  readonly [field: string]: Value
}
