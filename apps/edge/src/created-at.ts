import { TypeID } from 'typeid-js'

/** When a thing was made: the edge's ids are UUIDv7, whose first 48 bits are milliseconds since 1970. */
export function createdAt(id: string): Date {
  const bytes = TypeID.fromString(id).toUUIDBytes()
  return new Date(Buffer.from(bytes.buffer, bytes.byteOffset).readUIntBE(0, 6))
}

/** The least id of a thing made after `time`: ids compare as times do. */
export function firstIdAfter(prefix: string, time: Date): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(Math.min(Math.max(time.getTime() + 1, 0), 2 ** 48 - 1), 0, 6)
  return TypeID.fromUUIDBytes(prefix, bytes).toString()
}
