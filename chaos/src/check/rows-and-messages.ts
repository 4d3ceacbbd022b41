import { nameOf } from './distinct.js'
import type { Evidence } from './evidence.js'
import { type Violation, violationOf } from './violation.js'

const violation = violationOf('I6')

/**
 * I6: `outbox_sequence` holds, for each topic and key, how many messages were committed. All of them are on the topic,
 * and nothing else is.
 */
export function rowsAndMessages({ records, services }: Pick<Evidence, 'records' | 'services'>): Violation[] {
  const onTopic = Map.groupBy(records, ({ topic, key }) => nameOf(topic, key))
  return services.flatMap(({ service, sends, sequences }) => {
    const committed = new Map(sequences.map(({ topic, subject, last }) => [nameOf(topic, subject), last]))
    const missing = [...committed].flatMap(([name, last]) => {
      const there = new Set((onTopic.get(name) ?? []).map(({ sequence }) => sequence))
      const lost = Array.from({ length: last }, (_, i) => i + 1).filter((n) => !there.has(n))
      if (lost.length === 0) return []
      return [violation(name, `was committed by ${service} up to ${last}, and number ${lost.join(', ')} is not there`)]
    })
    const invented = [...onTopic]
      .filter(([name]) => sends.some((topic) => name.startsWith(`${topic} `)))
      .flatMap(([name, records]) => {
        const highest = Math.max(...records.map(({ sequence }) => sequence))
        const last = committed.get(name) ?? 0
        if (highest <= last) return []
        return [violation(name, `has number ${highest}, and ${service} committed up to ${last}`)]
      })
    return [...missing, ...invented]
  })
}
