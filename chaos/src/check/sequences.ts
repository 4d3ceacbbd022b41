import { distinct, nameOf } from './distinct.js'
import type { Evidence, TopicRecord } from './evidence.js'
import { type Violation, violationOf } from './violation.js'

const violation = violationOf('I4')

/**
 * I4 on topics and in inboxes: each key's numbers come first as 1, 2, 3 ... (repeats of what has been are allowed, if it
 * is the same message), and every reader has received exactly up to the last.
 */
export function sequences({ records, services }: Pick<Evidence, 'records' | 'services'>): Violation[] {
  const byKey = Map.groupBy(records, ({ topic, key }) => nameOf(topic, key))
  const last = new Map([...byKey].map(([name, all]) => [name, highest(all)]))
  return [...byKey].flatMap(([name, all]) => onTopic(name, all)).concat(inInboxes(services, byKey, last))
}

function onTopic(name: string, records: readonly TopicRecord[]): Violation[] {
  const wrong: Violation[] = []
  const ids = new Map<number, string>()
  let last = 0
  for (const { sequence, id } of records) {
    const known = ids.get(sequence)
    if (known !== undefined && known !== id)
      wrong.push(violation(name, `has two messages numbered ${sequence}: ${known} and ${id}`))
    if (known === undefined && sequence < last)
      wrong.push(violation(name, `has number ${sequence} only after ${last}: out of order`))
    if (sequence > last + 1) wrong.push(violation(name, `goes from ${last} to ${sequence}: a gap`))
    ids.set(sequence, id)
    last = Math.max(last, sequence)
  }
  return wrong
}

function inInboxes(
  services: Evidence['services'],
  byKey: ReadonlyMap<string, readonly TopicRecord[]>,
  last: ReadonlyMap<string, TopicRecord>,
): Violation[] {
  return services.flatMap(({ service, receives, inbox }) => {
    const received = new Map(inbox.map((row) => [nameOf(row.topic, row.subject), row]))
    const behind = [...last.values()]
      .filter(({ topic }) => receives.includes(topic))
      .flatMap(({ topic, key, sequence, id }) => {
        const row = received.get(nameOf(topic, key))
        const about = nameOf(topic, key)
        if (row?.last !== sequence)
          return [violation(about, `ends with ${sequence}, and ${service} has received up to ${row?.last ?? 0}`)]
        if (row.lastId !== null && row.lastId !== id)
          return [violation(about, `ends with message ${id}, and ${service} has ${row.lastId} in its place`)]
        return []
      })
    const invented = [...received.keys()]
      .filter((name) => !byKey.has(name))
      .map((name) => violation(name, `is in the inbox of ${service} and not on the topic`))
    return [...behind, ...invented]
  })
}

const highest = (records: readonly TopicRecord[]): TopicRecord =>
  distinct(records).reduce((a, b) => (b.sequence > a.sequence ? b : a))
