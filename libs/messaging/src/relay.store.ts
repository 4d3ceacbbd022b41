import type { Tx } from './database.store.js'
import type { Traceparent } from './trace-context.js'

export interface OutboxRow {
  readonly id: bigint
  readonly topic: string
  readonly subject: string
  readonly sequence: bigint
  readonly type: string
  readonly messageId: string
  readonly correlationId: string
  readonly causationId: string | null
  readonly traceparent: Traceparent | null
  readonly value: Buffer
  readonly time: Date
}

/** A lost delete only publishes a message again, and the inbox drops it: no need to wait for the disk. */
export async function deleteLazily(tx: Tx): Promise<void> {
  await tx.query('relay_lazy', 'set synchronous_commit = off')
}

/**
 * The oldest rows that are not in `sent`. No `id > last`: a transaction that drew a lower id may commit later than one
 * that drew a higher.
 */
export async function nextRows(tx: Tx, sent: ReadonlySet<bigint>, limit: number): Promise<OutboxRow[]> {
  const rows = await tx.query<OutboxRow>(
    'relay_next',
    `select id, topic, subject, sequence, type, message_id as "messageId", correlation_id as "correlationId",
            causation_id as "causationId", traceparent, value, time
     from outbox order by id limit $1`,
    [limit + sent.size],
  )
  return rows.filter((row) => !sent.has(row.id))
}

export async function deleteRows(tx: Tx, ids: readonly bigint[]): Promise<void> {
  await tx.query('relay_delete', 'delete from outbox where id = any($1::bigint[])', [ids])
}
