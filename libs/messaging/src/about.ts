import type { Item } from './item.js'
import type { OutboxRow } from './relay.store.js'
import { traceIdOf } from './trace-context.js'

/**
 * What a log line says of a message, an outcome or a timer: where it is, the flow and the trace it belongs to. Nothing of what is
 * in it.
 */
export function about(item: Item): object {
  if (item.origin === 'worker') {
    const { attemptId: attempt, outcome, correlationId, traceparent } = item
    return { attempt, outcome: outcome.name, correlationId, traceId: traceIdOf(traceparent) }
  }
  if (item.origin === 'timer') {
    const { kind, aggregateId: aggregate, name: timer, correlationId, traceparent } = item
    return { kind, aggregate, timer, correlationId, traceId: traceIdOf(traceparent) }
  }
  const { topic, partition, offset, key } = item.record
  const envelope = item.order?.envelope
  return {
    topic,
    partition,
    offset: String(offset),
    key,
    ...(item.delivery && { type: item.delivery.type.name }),
    ...(envelope && {
      messageId: envelope.id,
      correlationId: envelope.correlationId,
      traceId: traceIdOf(envelope.traceparent),
    }),
  }
}

/** The same for a row of the outbox. */
export const aboutRow = (row: OutboxRow): object => ({
  row: String(row.id),
  topic: row.topic,
  key: row.subject,
  type: row.type,
  messageId: row.messageId,
  correlationId: row.correlationId,
  traceId: traceIdOf(row.traceparent),
})
