import { TypeID } from 'typeid-js'

/** When a thing was made: the edge's ids are UUIDv7, whose first 48 bits are milliseconds since 1970. */
export function createdAt(id: string): Date {
  const bytes = TypeID.fromString(id).toUUIDBytes()
  return new Date(Buffer.from(bytes.buffer, bytes.byteOffset).readUIntBE(0, 6))
}
