import { randomUUID } from 'node:crypto'
import { newId, OrderPlaced, OrderSubmitted, PaymentCaptured } from '@parpay/events'
import { z } from 'zod'
import type { Planted } from '../check/evidence.js'
import type { Databases } from '../read/databases.store.js'

/** Which service's outbox, and a type that readers of the topic want. */
const places = [
  { service: 'edge', type: OrderSubmitted, id: 'ord' },
  { service: 'checkout', type: OrderPlaced, id: 'ord' },
  { service: 'payments', type: PaymentCaptured, id: 'pay' },
] as const

/** A value that begins like one of ours, of a schema nobody knows. */
const nonsense = Buffer.from([0, 0x7f, 0xff, 0xff, 0xff, 1, 2, 3])

/** Puts two messages nobody can decode on each of three topics, of a key of their own, by way of the writers' outboxes. */
export async function plantPoison(databases: Databases): Promise<Planted[]> {
  const planted: Planted[] = []
  for (const { service, type, id } of places) {
    const key = newId(id)
    await databases.rows(
      service,
      z.unknown(),
      `with numbered as (insert into outbox_sequence (topic, subject, last) values ($1, $2, 2))
       insert into outbox (topic, subject, sequence, type, message_id, correlation_id, value)
       values ($1, $2, 1, $3, $4, $2, $6), ($1, $2, 2, $3, $5, $2, $6)`,
      [type.topic, key, type.name, randomUUID(), randomUUID(), nonsense],
    )
    planted.push({ topic: type.topic, key, behind: 1 })
  }
  return planted
}
