import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { newId, OrderPlaced } from '@parpay/events'
import { happened, newOrder, type OrderStatus } from './order.js'
import { OrderWaits } from './order-waits.server.js'
import type { ShownOrder } from './order-view.js'

afterEach(() => void jest.useRealTimers())

const placed = (id: string) => {
  const message = OrderPlaced.sample({ orderId: id, capture: 'manual' })
  return happened(newOrder(id, newId('mer'), null).order, { name: 'OrderPlaced', message, time: new Date() }).order
}
const shown = (id: string, status: OrderStatus): ShownOrder => ({
  order: { ...placed(id), status },
  timeline: [],
  captures: [],
  refunds: [],
})

/** Waits over a list of orders that have ended, looked for when the spec says so. */
function waiting() {
  const ended: ShownOrder[] = []
  const looks: (readonly string[])[][] = []
  const watch = { add: () => undefined, ring: () => undefined, ended: false }
  const waits = new OrderWaits(watch, (ids, ...some) => {
    looks.push([ids, ...some])
    return Promise.resolve(ended.filter(({ order }) => ids.includes(order.id)))
  })
  return { waits, ended, looks }
}
const here = new AbortController().signal

test('one look asks for everybody, and answers those whose order has ended', async () => {
  const { waits, ended, looks } = waiting()
  const [a, b] = [newId('ord'), newId('ord')]
  const first = [waits.ended(a, 'settled', 30, here), waits.ended(a, 'settled', 30, here)]
  const other = waits.ended(b, 'final', 30, here)
  ended.push(shown(a, 'completed'))
  await waits.look()
  expect(looks).toEqual([[[a, b], [a], []]])
  expect((await Promise.all(first)).map((one) => one?.order.status)).toEqual(['completed', 'completed'])
  expect(waits.wanted).toBe(true)
  ended.push(shown(b, 'cancelled'))
  await waits.look()
  expect((await other)?.order.status).toBe('cancelled')
  expect(waits.wanted).toBe(false)
})

describe('nobody is waited for any more', () => {
  test('when the client leaves', async () => {
    const { waits } = waiting()
    const client = new AbortController()
    const answer = waits.ended(newId('ord'), 'settled', 30, client.signal)
    client.abort()
    expect(await answer).toBeUndefined()
    expect(waits.wanted).toBe(false)
  })

  test('when time is up', async () => {
    jest.useFakeTimers()
    const { waits } = waiting()
    const answer = waits.ended(newId('ord'), 'settled', 30, here)
    jest.advanceTimersByTime(29_999)
    expect(waits.wanted).toBe(true)
    jest.advanceTimersByTime(1)
    expect(await answer).toBeUndefined()
    expect(waits.wanted).toBe(false)
  })

  test('when the process ends', async () => {
    const { waits } = waiting()
    const answer = waits.ended(newId('ord'), 'settled', 30, here)
    waits.end()
    expect(await answer).toBeUndefined()
  })
})

test('who waits for the end of an order is not content with its confirmation', async () => {
  const { waits, ended } = waiting()
  const id = newId('ord')
  const [settled, final] = [waits.ended(id, 'settled', 30, here), waits.ended(id, 'final', 30, here)]
  ended.push(shown(id, 'confirmed'))
  await waits.look()
  expect((await settled)?.order.status).toBe('confirmed')
  ended.splice(0, 1, shown(id, 'cancelled'))
  await waits.look()
  expect((await final)?.order.status).toBe('cancelled')
})

test('who waits for a capture is answered when it has ended, its order or not', async () => {
  const { waits, ended, looks } = waiting()
  const [id, capture] = [newId('ord'), newId('cap')]
  const answer = waits.ended(id, { capture }, 30, here)
  const succeeded = { id: capture, status: 'succeeded', amount: 1n, final: false, code: null } as const
  ended.push({ ...shown(id, 'confirmed'), captures: [{ ...succeeded, status: 'pending' }] })
  await waits.look()
  expect(looks).toEqual([[[id], [], [capture]]])
  expect(waits.wanted).toBe(true)
  ended.splice(0, 1, { ...shown(id, 'confirmed'), captures: [succeeded] })
  await waits.look()
  expect((await answer)?.captures).toEqual([succeeded])
})

test('there is an end to how many may wait', () => {
  const { waits } = waiting()
  for (let i = 0; i < 5_000; i++) void waits.ended(newId('ord'), 'settled', 30, here)
  expect(waits.open).toBe(false)
  waits.end()
  expect(waits.open).toBe(true)
})
