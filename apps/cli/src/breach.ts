import type { AnyMessageType } from '@parpay/events'
import type { Understood } from '@parpay/testkit'

const expected: Readonly<Record<string, RegExp>> = {
  ce_specversion: /^1\.0$/,
  ce_id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  ce_type: /^./,
  ce_source: /^\/parpay\/[a-z-]+$/,
  ce_sequence: /^\d{10}$/,
  ce_correlationid: /^[a-z]+_[0-9a-z]{26}$/,
  'content-type': /^application\/avro$/,
}

/** How a message that decoded still breaks its contract, in one sentence; undefined when it does not. */
export function breachOf({ headers, key, type, message }: Understood<AnyMessageType>): string | undefined {
  for (const [name, pattern] of Object.entries(expected)) {
    const value = headers[name]
    if (value === undefined) return `header ${name} is missing`
    if (!pattern.test(value)) return `header ${name} is "${value}", which it may not be`
  }
  if (headers['ce_type'] !== type.name)
    return `header ce_type is ${headers['ce_type'] ?? ''}, the value is ${type.name}`
  const right = type.key(message)
  if (key !== right) return `its key is ${key ?? 'missing'}, not ${right}`
  return undefined
}
