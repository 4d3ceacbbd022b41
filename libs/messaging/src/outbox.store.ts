import type { AnyMessageType } from '@parpay/events'
import type { Tx } from './database.store.js'
import type { Traceparent } from './trace-context.js'

/** The broker's default limit is 1 MiB a request; a message near it is a mistake. */
const largest = 512 * 1024

/** A message to be published with this transaction's commit. */
export interface OutboxMessage {
  readonly type: AnyMessageType
  readonly message: unknown
  readonly id: string
  readonly correlationId: string
  readonly causationId: string | null
  readonly traceparent: Traceparent | null
}

export class MessageTooLarge extends Error {
  override name = 'MessageTooLarge'
}

/**
 * Numbers and stores messages for the relay, in their order, in one statement: the sequence's row is the lock that
 * keeps two transactions from publishing for one key at once.
 * Throws `InvalidMessage` (from the codec) or `MessageTooLarge`, before anything is sent.
 */
export async function appendToOutbox(tx: Tx, messages: readonly OutboxMessage[]): Promise<void> {
  if (messages.length === 0) return
  const values = messages.map(encode)
  await tx.query(
    'outbox_append',
    `with message as materialized (
       select *, row_number() over (partition by topic, subject order by ordinal) as nth,
              count(*) over (partition by topic, subject) as total
       from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::uuid[], $7::text[],
                   $8::bytea[])
            with ordinality as m(topic, subject, type, message_id, correlation_id, causation_id, traceparent, value, ordinal)
     ),
     numbered as (
       insert into outbox_sequence as s (topic, subject, last)
       select topic, subject, count(*) from message group by topic, subject order by topic, subject
       on conflict (topic, subject) do update set last = s.last + excluded.last
       returning topic, subject, last
     )
     insert into outbox (topic, subject, sequence, type, message_id, correlation_id, causation_id, traceparent, value,
                         time)
     select topic, subject, last - total + nth, type, message_id, correlation_id, causation_id, traceparent, value,
            (select clock_now())
     from message join numbered using (topic, subject)
     order by ordinal`,
    [
      messages.map(({ type }) => type.topic),
      messages.map(({ type, message }) => type.key(message)),
      messages.map(({ type }) => type.name),
      messages.map(({ id }) => id),
      messages.map(({ correlationId }) => correlationId),
      messages.map(({ causationId }) => causationId),
      messages.map(({ traceparent }) => traceparent),
      values,
    ],
  )
}

function encode({ type, message }: OutboxMessage): Buffer {
  const value = type.encode(message)
  if (value.length > largest)
    throw new MessageTooLarge(`${type.name} is ${value.length} bytes, more than the ${largest} a message may have`)
  return value
}
