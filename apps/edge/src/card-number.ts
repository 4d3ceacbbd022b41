import { pointer } from './pointer.js'

/**
 * Card numbers (PAN) never enter ParPay: any text that holds 13 to 19 digits passing the Luhn check, with spaces and
 * dashes ignored, is refused before it is logged or stored.
 *
 * Groups of digits are joined over separators, so `4111 1111-1111 1111 12/27` is found. A longer unbroken run of digits
 * is no card number. Text in the shape of a UUID is skipped: its digit groups would fail one random UUID in 350
 * and a number that has letters of a UUID around it is none that a shopper typed.
 */
export function holdsCardNumber(text: string): boolean {
  if (text.length < 13) return false
  const plain = text.normalize('NFKC').replace(uuid, '_')
  for (const run of plain.matchAll(digitsAndSeparators)) {
    if (hasCardNumber(run[0].split(/\D+/))) return true
  }
  return false
}

const uuid = /(?<![0-9a-z])[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?![0-9a-z])/gi
const digitsAndSeparators = /\d(?:[\s\p{Pd}\p{Cf}]*\d)+/gu

function hasCardNumber(groups: readonly string[]): boolean {
  for (let first = 0; first < groups.length; first++) {
    let digits = ''
    for (let last = first; last < groups.length && digits.length < 19; last++) {
      digits += groups[last] ?? ''
      if (digits.length >= 13 && digits.length <= 19 && passesLuhn(digits)) return true
    }
  }
  return false
}

/** ISO/IEC 7812-1, annex B: from the right, every second digit doubled, the sum of all digits divisible by ten. */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0 && /[1-9]/.test(digits)
}

/**
 * Where in a JSON value a card number is: the pointer of the string that holds it, of the object where a member's name
 * holds it (the name itself is not repeated); undefined when there is none.
 */
export function cardNumberAt(json: unknown): string | undefined {
  const open: { path: PropertyKey[]; value: unknown }[] = [{ path: [], value: json }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { path, value } = next
    if (typeof value === 'string' && holdsCardNumber(value)) return pointer(path)
    if (typeof value !== 'object' || value === null) continue
    for (const [key, member] of Object.entries(value)) {
      if (holdsCardNumber(key)) return pointer(path)
      open.push({ path: [...path, key], value: member })
    }
  }
  return undefined
}
