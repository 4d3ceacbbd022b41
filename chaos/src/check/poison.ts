import type { Evidence, Planted, RuntimeTables } from './evidence.js'
import { type Violation, violationOf } from './violation.js'

const violation = violationOf('I9')

/** I9: whoever reads a poisoned key has set aside that message and those behind it; no other key stands still. */
export function poison({
  services,
  planted,
  records,
}: Pick<Evidence, 'services' | 'planted' | 'records'>): Violation[] {
  return services.flatMap((tables) => [
    ...planted.filter(({ topic }) => tables.receives.includes(topic)).flatMap((one) => isolated(tables, one, records)),
    ...tables.inbox
      .filter(({ blocked, waiting }) => blocked || waiting)
      .filter(({ topic, subject }) => !planted.some((one) => one.topic === topic && one.key === subject))
      .map(({ topic, subject, blocked }) =>
        violation(`${topic} ${subject}`, `${blocked ? 'is blocked' : 'waits'} at ${tables.service}, without poison`),
      ),
  ])
}

function isolated(tables: RuntimeTables, { topic, key, behind }: Planted, records: Evidence['records']): Violation[] {
  const { service, parked, inbox, positions } = tables
  const about = `${topic} ${key}`
  const reasons = parked
    .filter((one) => one.topic === topic && one.subject === key)
    .sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0))
    .map(({ reason }) => reason)
  const right = ['poison', ...Array.from({ length: behind }, () => 'behind')]
  const wrong: Violation[] = []
  if (reasons.join() !== right.join())
    wrong.push(
      violation(about, `should have ${right.join(', ')} parked at ${service}, and has ${reasons.join(', ') || 'none'}`),
    )
  if (!inbox.some((row) => row.topic === topic && row.subject === key && row.blocked))
    wrong.push(violation(about, `is poisoned, and does not stand still at ${service}`))
  const [record] = records.filter((one) => one.topic === topic && one.key === key)
  if (!record) return [...wrong, violation(about, 'was planted, and is not on its topic')]
  const at = positions.find((one) => one.topic === topic && one.partition === record.partition)
  if ((at?.nextOffset ?? 0n) <= record.offset)
    wrong.push(violation(about, `stops all of partition ${record.partition} at ${service}`))
  return wrong
}
