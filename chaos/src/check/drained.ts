import { counted } from './distinct.js'
import type { Evidence, Planted, RuntimeTables, TopicRecord } from './evidence.js'
import { isFinal } from './orders-end.js'
import { type Violation, violationOf } from './violation.js'

const violation = violationOf('I5')

/** Statuses in which payments waits for an answer of the PSP, or has to ask for one. */
const asking = ['authorising', 'abandoned', 'capturing', 'returning', 'voiding']

/** I5: nothing is left to do, and nothing was set aside that could be processed. */
export function drained(evidence: Evidence): Violation[] {
  const { services, payments, checkout, edge, records, planted } = evidence
  const ends = endsOf(records)
  const orders = new Map(checkout.map(({ id, status }) => [id, status]))
  return [
    ...services.flatMap((tables) => [...left(tables), ...lag(tables, ends), ...setAside(tables, planted)]),
    ...payments
      .filter(({ status }) => asking.includes(status))
      .map(({ id, status }) => violation(id, `is ${status}: what the PSP did is not known, or not asked for`)),
    ...payments
      .filter(({ status, orderId }) => status === 'authorised' && isFinal(orders.get(orderId ?? '') ?? ''))
      .map(({ id, orderId }) => violation(id, `is authorised, and its order ${orderId ?? ''} has ended`)),
    ...[...payments, ...checkout]
      .filter((one) => one.open > 0)
      .map(({ id, open }) => violation(id, `waits for the end of ${counted(open, 'capture or refund')}`)),
    ...edge.deposits
      .filter(({ status }) => status === 'pending')
      .map(({ id }) => violation(id, 'is a deposit that is pending')),
  ]
}

const left = ({ service, outbox, attempts, dueTimers }: RuntimeTables): Violation[] => [
  ...(outbox.length > 0
    ? [violation(service, `has ${counted(outbox.length, 'message')} to publish, first ${first(outbox)}`)]
    : []),
  ...attempts.map(({ id, tries }) =>
    violation(id, `is an open attempt of ${service}, tried ${counted(tries, 'time')}`),
  ),
  ...dueTimers.map(({ aggregateId, name }) => violation(aggregateId, `has the due timer ${name} at ${service}`)),
]

const first = ([row]: RuntimeTables['outbox']): string =>
  row ? `number ${row.sequence} of ${row.topic} ${row.subject}` : ''

/** The next offset of each partition. */
function endsOf(records: readonly TopicRecord[]): Map<string, bigint> {
  const ends = new Map<string, bigint>()
  for (const { topic, partition, offset } of records) {
    const name = `${topic}/${partition}`
    if (offset >= (ends.get(name) ?? 0n)) ends.set(name, offset + 1n)
  }
  return ends
}

function lag({ service, receives, positions }: RuntimeTables, ends: ReadonlyMap<string, bigint>): Violation[] {
  const read = new Map(positions.map(({ topic, partition, nextOffset }) => [`${topic}/${partition}`, nextOffset]))
  return [...ends]
    .filter(([name]) => receives.some((topic) => name.startsWith(`${topic}/`)))
    .filter(([name, end]) => read.get(name) !== end)
    .map(([name, end]) => violation(service, `has read ${name} up to ${read.get(name) ?? 0n} of ${end}`))
}

const setAside = ({ service, parked }: RuntimeTables, planted: readonly Planted[]): Violation[] =>
  parked
    .filter(({ topic, subject }) => !planted.some((one) => one.topic === topic && one.key === subject))
    .map(({ topic, subject, sequence, reason, detail }) =>
      violation(
        `${topic} ${subject ?? ''}`,
        `has number ${sequence ?? '?'} parked at ${service}: ${reason}, ${detail}`,
      ),
    )
