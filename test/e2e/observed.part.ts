import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { CollectedSpan } from '@parpay/stack'
import { z } from 'zod'
import { tea } from './merchant.client.js'
import { collector, system } from './traced.system.js'
import { until } from './until.js'

const { merchant, wallet, folder } = system

const services = ['edge', 'checkout', 'payments', 'accounts']
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const root = '00f067aa0ba902b7'

const Line = z.looseObject({
  msg: z.string(),
  traceId: z.string().optional(),
  correlationId: z.string().optional(),
  location: z.string().optional(),
})
const linesOf = async (service: string) =>
  (await readFile(join(folder, 'logs', `${service}.log`), 'utf8'))
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => Line.parse(JSON.parse(line)))

/** The value of a metric, over all its labels that hold `part`. */
async function measured(service: string, name: string, part = ''): Promise<number> {
  const { services: running } = await system.status()
  const port = running.find((one) => one.name === service)?.port
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`) && line.includes(part))
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
}

test('one order is one trace over all services, and its id is in their logs', async () => {
  // tok_timeout: a call with an unknown outcome, so that a line about it is logged.
  const { account, paymentMethod } = await merchant.openWallet('tok_timeout')
  const body = { ...tea, account, paymentMethod }
  const { text } = await merchant.post('/v1/orders', body, { traceparent: `00-${traceId}-${root}-01` })
  const { id } = z.object({ id: z.string() }).parse(JSON.parse(text))
  expect((await merchant.settled(id)).status).toBe('completed')

  const mine = (): CollectedSpan[] => collector.spans.filter((span) => span.traceId === traceId)
  const named = (name: string) => mine().filter((span) => span.name === name)
  // Each service sends its spans by itself: the tree is whole when every span but the first has its parent.
  const roots = (): CollectedSpan[] => {
    const ids = new Set(mine().map(({ spanId }) => spanId))
    return mine().filter(({ parentSpanId }) => parentSpanId === undefined || !ids.has(parentSpanId))
  }
  await until(
    'the last messages of the order are recorded, and all that led to them',
    () => mine().map(({ service, name }) => `${String(service)}: ${name}`),
    () =>
      named('process OrderCompleted').length === 1 &&
      named('process TransactionPosted').length === 1 &&
      roots().length === 1,
  )
  expect([...new Set(mine().map(({ service }) => service))].sort()).toEqual([...services].sort())
  expect(roots()).toMatchObject([{ name: 'POST /v1/orders', parentSpanId: root }])

  const from = (service: string) =>
    new Set(
      mine()
        .filter((span) => span.service === service)
        .map(({ name }) => name),
    )
  expect(from('checkout')).toContain('send OrderPlaced')
  expect(from('payments')).toContain('process OrderPlaced')
  expect(from('payments')).toContain('decide PspCaptured')
  expect(from('accounts')).toContain('send TransactionPosted')
  const captures = named('call psp').filter(({ attributes }) =>
    String(attributes['parpay.attempt.id']).startsWith('capture:'),
  )
  expect(captures.map(({ status }) => status.code).sort()).toEqual([0, 2]) // its answer never came; then it was asked what had become of it

  expect(await linesOf('edge')).toContainEqual(
    expect.objectContaining({ msg: 'request', location: `/v1/orders/${id}`, traceId }),
  )
  expect(await linesOf('payments')).toContainEqual(
    expect.objectContaining({ msg: 'outcome unknown, trying again', correlationId: id, traceId }),
  )
})

test('every service counts what it did for an order', async () => {
  const type = {
    checkout: 'OrderSubmitted',
    payments: 'OrderPlaced',
    accounts: 'PaymentCaptured',
    edge: 'OrderCompleted',
  }
  const consumed = () =>
    Promise.all(
      Object.entries(type).map(([service, name]) => measured(service, 'parpay_messages_consumed_total', name)),
    )
  const before = await consumed()
  const { id } = await merchant.place(wallet)
  await merchant.settled(id)
  await until('all have counted it', consumed, (now) => now.every((count, i) => count === (before[i] ?? 0) + 1))
  await system.atRest()
  for (const service of services) {
    await until(
      `${service} is not behind`,
      () => measured(service, 'parpay_consumer_lag_messages'),
      (lag) => lag === 0,
    )
    expect(await measured(service, 'parpay_outbox_messages')).toBe(0)
    expect(await measured(service, 'parpay_parked_messages')).toBe(0)
  }
  expect(await measured('edge', 'parpay_http_request_seconds_count', 'route="/v1/orders"')).toBeGreaterThan(0)
})
