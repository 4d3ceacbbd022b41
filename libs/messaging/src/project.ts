import type { Tx } from './database.store.js'
import type { Delivery } from './delivery.js'
import { derivedUuid } from './derived-uuid.js'
import type { OutboxMessage } from './outbox.store.js'
import type { WiredProjection } from './projection.js'

/** Has a projection write a batch; answers the messages that follow from it. */
export async function project(
  tx: Tx,
  projection: WiredProjection,
  deliveries: readonly Delivery[],
): Promise<OutboxMessage[]> {
  const messages: OutboxMessage[] = []
  const ordinals = new Map<string, number>()
  await projection.apply(
    tx,
    deliveries.map((delivery) => ({ ...delivery, name: delivery.type.name })),
    (type, message, cause) => {
      const ordinal = ordinals.get(cause.id) ?? 0
      ordinals.set(cause.id, ordinal + 1)
      const id = derivedUuid(cause.time, cause.id, projection.name, ordinal)
      const { correlationId, id: causationId, traceparent } = cause
      messages.push({ type, message, id, correlationId, causationId, traceparent })
    },
  )
  return messages
}
