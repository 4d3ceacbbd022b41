import type { EdgeOrderRow } from './check/evidence.js'

/**
 * How many orders came to each end, the most common first: `completed`, `declined (account_frozen)`. It shows what a load
 * was made of, and how often a race in it was won.
 */
export function ordersEnded(orders: readonly Pick<EdgeOrderRow, 'status' | 'code'>[]): ReadonlyMap<string, number> {
  const counts = Map.groupBy(orders, ({ status, code }) => (code === null ? status : `${status} (${code})`))
  const byCount = [...counts].map(([end, { length }]) => [end, length] as const)
  return new Map(byCount.sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1)))
}
