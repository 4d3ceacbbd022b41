import { type Contract, contracts } from '@parpay/events'
import { z } from 'zod'
import type { RuntimeTables } from '../check/evidence.js'
import type { Databases } from './databases.store.js'

const key = { topic: z.string(), subject: z.string() }
const KeyLast = z.object({ ...key, last: z.int() })
const OutboxRow = z.object({ ...key, sequence: z.int() })
const InboxRow = KeyLast.extend({ lastId: z.string().nullable(), blocked: z.boolean(), waiting: z.boolean() })
const Position = z.object({ topic: z.string(), partition: z.int(), nextOffset: z.coerce.bigint() })
const Parked = z.object({
  topic: z.string(),
  subject: z.string().nullable(),
  sequence: z.int().nullable(),
  reason: z.string(),
  detail: z.string(),
})
const Attempt = z.object({ id: z.string(), tries: z.int() })
const Timer = z.object({ aggregateId: z.string(), name: z.string() })

/** What the runtime's tables of every service hold. */
export const readRuntimeTables = (databases: Databases): Promise<RuntimeTables[]> =>
  Promise.all(Object.values(contracts).map((contract) => tablesOf(databases, contract)))

async function tablesOf(databases: Databases, { service, send, receive }: Contract): Promise<RuntimeTables> {
  const ask = <Row>(row: z.ZodType<Row>, sql: string) => databases.rows(service, row, sql)
  const [sequences, outbox, inbox, positions, parked, attempts, dueTimers] = await Promise.all([
    ask(KeyLast, 'select topic, subject, last::int from outbox_sequence'),
    ask(OutboxRow, 'select topic, subject, sequence::int from outbox order by id'),
    ask(InboxRow, 'select topic, subject, last::int, last_id as "lastId", blocked, waiting from inbox'),
    ask(Position, 'select topic, partition, next_offset as "nextOffset" from position'),
    ask(Parked, 'select topic, subject, sequence::int, reason, detail from parked order by id'),
    ask(Attempt, 'select id, tries from attempt'),
    ask(Timer, 'select aggregate_id as "aggregateId", name from timer where due <= clock_now()'),
  ])
  const topicsOf = (types: Contract['send']) => [...new Set(types.map(({ topic }) => topic))]
  return {
    ...{ service, sends: topicsOf(send), receives: topicsOf(receive) },
    ...{ sequences, outbox, inbox, positions, parked, attempts, dueTimers },
  }
}
