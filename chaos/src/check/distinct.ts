import type { TopicRecord } from './evidence.js'

/** One topic and key, as text. */
export const nameOf = (topic: string, key: string): string => `${topic} ${key}`

/** Each message once: after a crash some are on their topic again, which is allowed. */
export function distinct(records: readonly TopicRecord[]): TopicRecord[] {
  const first = new Map<string, TopicRecord>()
  for (const record of records) {
    const name = `${nameOf(record.topic, record.key)} ${record.sequence} ${record.id}`
    if (!first.has(name)) first.set(name, record)
  }
  return [...first.values()]
}

/** `1 message`, `2 messages` */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
