import { pbkdf2Sync } from 'node:crypto'

/** A user's password as Kafka keeps it: SCRAM-SHA-512 (RFC 5802), from which the password cannot be told. */
export interface ScramCredential {
  readonly user: string
  readonly salt: Buffer
  readonly iterations: number
  readonly saltedPassword: Buffer
}

/** What the broker says about one user. `code` 0 is success. */
export interface ScramAnswer {
  readonly user: string
  readonly code: number
  readonly message: string | null
}

/** Kafka takes 4,096 to 16,384. */
const ITERATIONS = 8_192
const SCRAM_SHA_512 = 2
const DIGEST_BYTES = 64

export const scramCredential = (user: string, password: string, salt: Buffer): ScramCredential => ({
  user,
  salt,
  iterations: ITERATIONS,
  saltedPassword: pbkdf2Sync(password, salt, ITERATIONS, DIGEST_BYTES, 'sha512'),
})

/**
 * The body of AlterUserScramCredentials, version 0, with the empty tags that end a header of version 2 before it
 * (https://kafka.apache.org/protocol#The_Messages_AlterUserScramCredentials). Users that are not named stay as they are;
 * none is deleted.
 */
export const encodeScramRequest = (credentials: readonly ScramCredential[]): Buffer =>
  Buffer.concat([
    noTags,
    length(0), // deletions
    length(credentials.length),
    ...credentials.flatMap(({ user, salt, iterations, saltedPassword }) => [
      bytes(Buffer.from(user, 'utf8')),
      Buffer.from([SCRAM_SHA_512]),
      int32(iterations),
      bytes(salt),
      bytes(saltedPassword),
      noTags,
    ]),
    noTags,
  ])

/** The answers in a response of version 0, that follows the correlation id: tags, throttle time, results. */
export function decodeScramResponse(response: Buffer): ScramAnswer[] {
  let at = 1 + 4
  const varint = (): number => {
    for (let shift = 0, value = 0; ; shift += 7) {
      const byte = response.readUInt8(at++)
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  const text = (): string | null => {
    const size = varint() - 1
    if (size < 0) return null
    at += size
    return response.toString('utf8', at - size, at)
  }
  return Array.from({ length: varint() - 1 }, () => {
    const user = text() ?? ''
    const code = response.readInt16BE(at)
    at += 2
    const message = text()
    at += 1 // no tags
    return { user, code, message }
  })
}

const noTags = Buffer.from([0])

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeInt32BE(value)
  return buffer
}

/** Kafka's compact length: one more than it is, as an unsigned varint. */
function length(of: number): Buffer {
  const out: number[] = []
  let rest = of + 1
  for (; rest >= 0x80; rest >>>= 7) out.push((rest & 0x7f) | 0x80)
  return Buffer.from([...out, rest])
}

const bytes = (value: Buffer): Buffer => Buffer.concat([length(value.length), value])
