const secrets = new Set(['token', 'password', 'authorization', 'apiKey', 'secret', 'cookie'])
const hidden = '[hidden]'

/**
 * The fields of a log line, those named like a secret blanked up to two levels deep. pino's own redaction by wildcards
 * costs three times what the rest of a line does: 20 us.
 */
export function blanked(fields: object): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields) as [string, unknown][]) copy[name] = shown(name, value, 2)
  return copy
}

function shown(name: string, value: unknown, depth: number): unknown {
  if (secrets.has(name)) return hidden
  if (depth === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one: unknown) => shown('', one, depth - 1))
  // An error is written by its own rule; a date, bytes or anything else with a class has no names of ours.
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(
    (Object.entries(value) as [string, unknown][]).map(([inner, of]) => [inner, shown(inner, of, depth - 1)]),
  )
}
