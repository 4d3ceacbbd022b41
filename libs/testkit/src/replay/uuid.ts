import { createHash } from 'node:crypto'

/** A text that is an id with a UUID in it, and nothing else: a UUID, or a TypeID (`prefix_` and the UUID in base 32). */
export interface UuidText {
  /** 32 hexadecimal digits, small letters. */
  readonly hex: string
  /** The same text around another UUID. */
  readonly around: (hex: string) => string
}

const dashed = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** TypeID 0.3, as in story/names.ts. */
const typeId = /^([a-z](?:[a-z_]{0,61}[a-z])?_)([0-7][0-9a-hjkmnp-tv-z]{25})$/
const digits = '0123456789abcdefghjkmnpqrstvwxyz'

export function uuidText(text: string): UuidText | undefined {
  if (text.length === 36 && dashed.test(text)) {
    const upper = text !== text.toLowerCase()
    const around = (hex: string) => {
      const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
      return upper ? parts.toUpperCase() : parts
    }
    return { hex: text.replaceAll('-', '').toLowerCase(), around }
  }
  if (text.length < 28 || text.at(-27) !== '_') return undefined
  const [, prefix, suffix] = typeId.exec(text) ?? []
  if (prefix === undefined || suffix === undefined) return undefined
  return { hex: fromBase32(suffix), around: (hex) => prefix + toBase32(hex) }
}

function fromBase32(text: string): string {
  let bits = 0n
  for (const digit of text) bits = (bits << 5n) | BigInt(digits.indexOf(digit))
  return bits.toString(16).padStart(32, '0')
}

function toBase32(hex: string): string {
  let bits = BigInt(`0x${hex}`)
  let text = ''
  for (let n = 0; n < 26; n += 1) {
    text = (digits[Number(bits & 31n)] ?? '') + text
    bits >>= 5n
  }
  return text
}

/**
 * Another UUID (RFC 9562) for one, of the same version and variant, by a hash with `run`. The time in a version 7 is moved
 * by so many milliseconds, and its next 12 bits stay, so that ids sort as they did. Those of all zeros or ones stay.
 */
export function otherUuid(hex: string, run: string, offset: number): string {
  if (/^(?:0+|f+)$/.test(hex)) return hex
  const hash = createHash('sha256').update(`${run}\n${hex}`).digest('hex')
  const variant = ((parseInt(hex.charAt(16), 16) & 0b1100) | (parseInt(hash.charAt(16), 16) & 0b0011)).toString(16)
  const rest = variant + hash.slice(17, 32)
  if (hex.charAt(12) !== '7') return hash.slice(0, 12) + hex.charAt(12) + hash.slice(13, 16) + rest
  const time = Math.min(Math.max(parseInt(hex.slice(0, 12), 16) + offset, 0), 2 ** 48 - 1)
  return time.toString(16).padStart(12, '0') + hex.slice(12, 16) + rest
}
