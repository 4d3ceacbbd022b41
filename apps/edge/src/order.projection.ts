import { contracts } from '@parpay/events'
import { projection, type Tx } from '@parpay/messaging'
import { feedEntry, type AnyFact } from './feed-entry.js'
import { appendToFeed } from './feed.store.js'
import { captureSaid } from './capture.js'
import type { OrderFact } from './order-fact.js'
import { happened, newOrder, type Change, type Order } from './order.js'
import { insertTimeline, lockOrders, makeOrders, saveOrders } from './order.store.js'
import { merchantEntries } from './merchant-entry.js'
import { insertMerchantEntries } from './merchant-entry.store.js'
import { saveCaptures, saveRefunds } from './outcome.store.js'
import { refundSaid } from './refund.js'
import { tellInstances } from './watch.store.js'

/**
 * Orders, their timelines, captures and refunds, from every fact about one; then the merchants' balances, and their feeds
 * from those and from all other facts. What is one row for all of a merchant's things is locked last, and shortly: this
 * is the last projection of a batch.
 */
export const orderProjection = projection(contracts.edge, 'orders', contracts.edge.receive, async (tx, deliveries) => {
  const changed = await applyToOrders(tx, deliveries.flatMap(factOfOrder))
  const posted = deliveries.flatMap((fact) => (fact.name === 'TransactionPosted' ? [fact] : []))
  await insertMerchantEntries(tx, merchantEntries(posted))
  await appendToFeed(
    tx,
    changed,
    deliveries.flatMap((fact) => feedEntry(fact) ?? []),
  )
  await tellInstances(tx)
})

function factOfOrder(fact: AnyFact): FactOfOrder[] {
  switch (fact.name) {
    case 'AccountOpened':
    case 'AccountFrozen':
    case 'AccountUnfrozen':
    case 'PaymentMethodAdded':
    case 'PaymentMethodRejected':
    case 'PaymentMethodRemoved':
      return []
    default: {
      const { orderId, merchantId } = fact.message
      return orderId === null ? [] : [{ orderId, merchantId, fact }]
    }
  }
}

/** Answers the orders with what they had in the feed before. */
async function applyToOrders(tx: Tx, facts: readonly FactOfOrder[]): Promise<Order[]> {
  if (facts.length === 0) return []
  const changes = await fold(tx, facts)
  const latest = [...new Map(changes.map(({ order }) => [order.id, order])).values()]
  await saveOrders(
    tx,
    latest.map((order) => ({ ...order, fed: order.timelineLength })),
  )
  await insertTimeline(
    tx,
    changes.map(({ order, line }) => ({ orderId: order.id, line })),
  )
  await saveCaptures(tx, saidBy(facts, captureSaid))
  await saveRefunds(tx, saidBy(facts, refundSaid))
  return latest
}

const saidBy = <Kind>(facts: readonly FactOfOrder[], saying: (fact: OrderFact) => Kind | undefined) =>
  facts.flatMap(({ orderId, fact }) => {
    const said = saying(fact)
    return said ? [{ orderId, said }] : []
  })

interface FactOfOrder {
  readonly orderId: string
  readonly merchantId: string
  readonly fact: OrderFact
}

async function fold(tx: Tx, facts: readonly FactOfOrder[]): Promise<Change[]> {
  const orders = await lock(tx, new Map(facts.map(({ orderId, merchantId }) => [orderId, merchantId])))
  const changes: Change[] = []
  const change = (one: Change): void => {
    orders.set(one.order.id, one.order)
    changes.push(one)
  }
  for (const { orderId, merchantId, fact } of facts) {
    if (!orders.get(orderId)?.timelineLength) change(newOrder(orderId, merchantId, null))
    const order = orders.get(orderId)
    if (order) change(happened(order, fact))
  }
  return changes
}

/** All of them locked, those not there made first. */
async function lock(tx: Tx, merchants: ReadonlyMap<string, string>): Promise<Map<string, Order>> {
  const found = await lockOrders(tx, [...merchants.keys()])
  const orders = new Map(found.map((order) => [order.id, order]))
  const missing = [...merchants].filter(([id]) => !orders.has(id)).map(([id, merchantId]) => ({ id, merchantId }))
  if (missing.length === 0) return orders
  await makeOrders(tx, missing)
  for (const order of await lockOrders(
    tx,
    missing.map(({ id }) => id),
  ))
    orders.set(order.id, order)
  return orders
}
