import { derivedUuid } from './derived-uuid.js'
import type { Item } from './item.js'
import type { OutboxMessage } from './outbox.store.js'

export type Cause = Pick<OutboxMessage, 'correlationId' | 'causationId' | 'traceparent'>

/** What a message, an attempt or a timer that an item led to belongs to. */
export function causeOf(item: Item): Cause {
  if (item.origin !== 'topic') return item
  const envelope = item.order?.envelope
  if (!envelope) throw new Error('a record without order was never applied')
  return { correlationId: envelope.correlationId, causationId: envelope.id, traceparent: envelope.traceparent }
}

/** A message's id and cause; `ordinal` counts what a rule of `kind` emitted for this item. */
export function follows(item: Item, at: Date, kind: string, ordinal: number): Omit<OutboxMessage, 'type' | 'message'> {
  const { correlationId, causationId, traceparent } = causeOf(item)
  return { id: messageId(item, at, kind, ordinal), correlationId, causationId, traceparent }
}

/** The same for the same cause, however often and by whomever it is decided. */
function messageId(item: Item, at: Date, kind: string, ordinal: number): string {
  if (item.origin === 'worker') return derivedUuid(at, item.attemptId, kind, ordinal)
  if (item.origin === 'topic') return derivedUuid(item.record.time, item.order?.envelope.id ?? '', kind, ordinal)
  const { causationId, aggregateId, name, due } = item
  return derivedUuid(due, causationId ?? '', kind, aggregateId, name, due.getTime(), ordinal)
}
