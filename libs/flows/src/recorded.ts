import type { Line, RecordedMessage, Value, ValueObject } from '@parpay/testkit'

/** The text of a payload's field; undefined where it has none. */
export function textOf({ value }: RecordedMessage, field: string): string | undefined {
  const found = isObject(value) && Object.hasOwn(value, field) ? value[field] : undefined
  return typeof found === 'string' ? found : undefined
}

/** The payload's fields; undefined where it is no record. */
export const fieldsOf = ({ value }: RecordedMessage): ValueObject | undefined => (isObject(value) ? value : undefined)

const isObject = (value: Value): value is ValueObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Uint8Array)

/** The messages, without those that came again (at-least-once delivery). */
export function messagesOnce(lines: readonly Line[]): RecordedMessage[] {
  const seen = new Set<string>()
  return lines.filter((line): line is RecordedMessage => {
    if (line.kind !== 'message') return false
    const id = line.headers['ce_id']
    if (id === undefined) return true
    const isNew = !seen.has(id)
    seen.add(id)
    return isNew
  })
}

/** Where a record lay: names it, whatever its ids are replaced by. */
export const placeOf = ({ topic, partition, offset }: RecordedMessage): string => `${topic}/${partition}/${offset}`

/** What an id has in common with those of the same order: `ord_X` and `pay_X` share their UUID. */
export const uuidOf = (id: string): string => id.slice(id.indexOf('_') + 1)
