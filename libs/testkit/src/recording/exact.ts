/** Longer than any double is written by a program: its shortest spelling has at most 25 characters. */
const longest = 64

/**
 * Whether a JSON number's digits survive as a double (`value` is `Number(literal)`): false for `9007199254740993`,
 * `1e400` and `1e-400`. Seventeen significant digits, as C's `%.17g` writes a double, are no loss.
 */
export function isExact(literal: string, value: number): boolean {
  if (String(value) === literal) return true
  if (!Number.isFinite(value) || literal.length > longest) return false
  const digits = significant(literal)
  return digits === significant(String(value)) || digits === significant(value.toPrecision(17))
}

/** One spelling for all of a number's: `4.90e3` and `4900` are both `49e2`. */
function significant(literal: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(literal) ?? []
  const digits = (whole + fraction).replace(/^0+/, '')
  const shortest = digits.replace(/0+$/, '')
  if (shortest === '') return '0'
  return `${sign}${shortest}e${Number(exponent) - fraction.length + digits.length - shortest.length}`
}
