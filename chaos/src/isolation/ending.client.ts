import { ParPay } from '@parpay/client'
import { decode } from '@parpay/events'
import { tail, topicSizes } from '@parpay/testkit'

/** How every order of a reference stands, as its merchant reads it. @throws ProblemError, Unreachable */
export async function ordersOf(
  { edge, apiKey }: { readonly edge: string; readonly apiKey: string },
  reference: string,
): Promise<Map<string, string>> {
  const parpay = new ParPay({ url: edge, apiKey })
  const statuses = new Map<string, string>()
  for await (const { id, status } of parpay.orders.list({ reference, limit: 100 })) statuses.set(id, status)
  return statuses
}

const topic = 'checkout.order.v1'
const ends = new Set(['OrderCompleted', 'OrderDeclined', 'OrderRejected', 'OrderCancelled', 'OrderExpired'])

/**
 * How often each order came to an end, by the messages that checkout has published. One that was sent twice, since its
 * acknowledgement was lost with the broker, is one. @throws BrokerUnreachable
 */
export async function endingsOf(brokers: readonly string[]): Promise<Map<string, number>> {
  const endings = new Map<string, number>()
  const [size] = await topicSizes({ brokers, topics: [topic] })
  let left = size?.records ?? 0n
  if (left === 0n) return endings
  const seen = new Set<string>()
  const records = await tail({ brokers, topics: [topic], decode, from: 'beginning' })
  for await (const { key, type, headers } of records) {
    const id = headers['ce_id'] ?? ''
    if (key !== null && type && ends.has(type.name) && !seen.has(id)) endings.set(key, (endings.get(key) ?? 0) + 1)
    seen.add(id)
    left -= 1n
    if (left === 0n) break
  }
  await records.stop()
  return endings
}
