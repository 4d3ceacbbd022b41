const rfc3339 = /^(\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/

/**
 * An RFC 3339 time so many milliseconds later, in its own zone and with as many digits. What is none, or would leave the
 * years of four digits, stays.
 */
export function movedTime(text: string, offset: number): string {
  const [, seconds, fraction = '', zone = ''] = rfc3339.exec(text) ?? []
  if (seconds === undefined) return text
  const local = Date.parse(`${seconds.replace(/[t ]/i, 'T')}Z`)
  const beyond = fraction.slice(4) // digits after milliseconds
  const milliseconds = local + Number(fraction.slice(1, 4).padEnd(3, '0')) + offset
  const moved = new Date(milliseconds)
  if (Number.isNaN(moved.getTime()) || !/^\d{4}-/.test(moved.toISOString())) return text
  const iso = moved.toISOString()
  const separator = text.charAt(10)
  const digits = fraction === '' ? '' : `.${(iso.slice(20, 23) + beyond).slice(0, fraction.length - 1)}`
  return iso.slice(0, 10) + separator + iso.slice(11, 19) + digits + zone
}
