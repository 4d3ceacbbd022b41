import { durationText } from './duration.js'
import { money } from './money.js'

interface OrderLike {
  readonly id: string
  readonly status: string
  readonly total: number
  readonly currency: string
}

/** An order and how long it took: until it was accepted, or until it ended where that was waited for. */
export interface Placed<Order extends OrderLike = OrderLike> {
  readonly order: Order
  readonly milliseconds: number
}

export const placedOne = ({ order, milliseconds }: Placed): string =>
  [
    `${order.id}  ${money(BigInt(order.total), order.currency)}`,
    `${order.status} after ${durationText(milliseconds)}; what happens to it: npx parpay watch --order ${order.id}`,
  ].join('\n')

/** Many orders in a few numbers; `milliseconds` for all of them together. */
export function placedMany(placed: readonly Placed[], milliseconds: number, waited: boolean) {
  const statuses = Object.fromEntries(
    Object.entries(Object.groupBy(placed, ({ order }) => order.status)).map(([status, of]) => [
      status,
      of?.length ?? 0,
    ]),
  )
  const times = placed.map((each) => each.milliseconds).sort((a, b) => a - b)
  const quantile = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0
  const [p50, p99, max] = [quantile(0.5), quantile(0.99), times.at(-1) ?? 0]
  const counted = Object.entries(statuses).map(([status, count]) => `${count.toLocaleString('en')} ${status}`)
  return {
    json: { count: placed.length, statuses, milliseconds: { all: Math.round(milliseconds), p50, p99, max } },
    text: [
      `${placed.length.toLocaleString('en')} orders in ${durationText(milliseconds)}: ${counted.join(', ')}`,
      `each ${waited ? 'ended' : 'accepted'} after ${durationText(p50)} (median), ${durationText(p99)} (99 %), ${durationText(max)} (slowest)`,
    ].join('\n'),
  }
}
