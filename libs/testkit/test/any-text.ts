import fc from 'fast-check'

const below = fc.integer({ min: 0, max: 0xd7ff })
const above = fc.integer({ min: 0xe000, max: 0x10ffff })
/** Any code point that UTF-8 has. fast-check's `binary` is the same, and lists all million of them when it is first used. */
export const anyCodePoint = fc.oneof(below, above).map((point) => String.fromCodePoint(point), pointOf)

/** The way back, for shrinking. fast-check takes an error for `not one of these`. */
function pointOf(text: unknown): number {
  const point = typeof text === 'string' ? text.codePointAt(0) : undefined
  if (point === undefined || text !== String.fromCodePoint(point)) throw new TypeError('is not one code point')
  return point
}

/** Any text without lone surrogates, and now and then a name that JavaScript's objects have. */
export const anyText = (constraints: { readonly maxLength?: number } = {}): fc.Arbitrary<string> =>
  fc.string({ ...constraints, unit: anyCodePoint })
