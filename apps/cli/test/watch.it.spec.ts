import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { newId, OrderPlaced } from '@parpay/events'
import { z } from 'zod'
import { ended, parpay, started } from './parpay.js'
import { brokers, environment, prefix, send } from './sent-orders.js'

/** The first so many lines of a watch that is then ended as by Ctrl-C. */
async function watched(count: number, words: string[], during: () => Promise<unknown> = () => Promise.resolve()) {
  const child = started(['watch', '--brokers', brokers, ...words], { environment })
  const lines: string[] = []
  const enough = new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      if (lines.push(line) === count) resolve()
    })
  })
  const end = ended(child)
  await during()
  await enough
  child.kill('SIGINT')
  return { lines, ...(await end) }
}

test('a message is one line without colours in a pipe; Ctrl-C ends with 0', async () => {
  const orderId = newId('ord')
  await send(1, { orderId })
  const { lines, code } = await watched(1, ['checkout', '--order', orderId])
  expect(code).toBe(0)
  expect(lines[0]).toMatch(new RegExp(`^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} checkout ${orderId} OrderPlaced {7}49\\.99 EUR$`))
})

test('what is sent while it watches is shown, as JSON too', async () => {
  const child = started(['watch', '--brokers', brokers], { environment })
  const end = ended(child)
  await once(child.stderr, 'data') // says that it watches: from here on nothing is missed
  const { orderId } = await send(1)
  await once(child.stdout, 'data')
  child.kill('SIGINT')
  expect((await end).stdout).toContain(`checkout ${orderId} OrderPlaced`)

  const { lines } = await watched(1, ['--order', orderId, '--json'])
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    service: 'checkout',
    topic: prefix + OrderPlaced.topic,
    key: orderId,
    type: 'OrderPlaced',
    message: { total: '4999', currency: 'EUR' },
    headers: { ce_type: 'OrderPlaced' },
  })
})

test('what breaks its contract is told with the reason, and the rest goes on', async () => {
  const orderId = newId('ord')
  await send(1, { orderId })
  await send(1, { orderId, headers: { ce_type: 'OrderRejected' } })
  await send(2, { orderId, value: Buffer.from([0, 0, 0, 255, 255, 1]) })
  await send(5, { orderId })
  const { lines } = await watched(4, ['--order', orderId, '--json'])
  const problems = lines.map((line) => z.object({ problem: z.string().optional() }).parse(JSON.parse(line)).problem)
  expect(problems).toEqual([
    undefined,
    'header ce_type is OrderRejected, the value is OrderPlaced',
    expect.stringContaining('Schema 65535'),
    'a gap: sequence 5 came after 2, 2 are missing',
  ])
})

describe('what is asked of a watch', () => {
  const asked = (...words: string[]) => parpay(['watch', '--brokers', brokers, ...words], { environment })
  const orderId = newId('ord')
  beforeAll(() => send(1, { orderId }))

  test('0 as soon as what is expected comes', async () => {
    const { code, stdout, stderr } = await asked('--order', orderId, '--expect', 'OrderPlaced && total == 4999n')
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'OrderPlaced && total == 4999n came.\n' })
    expect(stdout).toContain(`${orderId} OrderPlaced`)
  })

  test('1 when it does not come within the time', async () => {
    const { code, stderr } = await asked('--order', orderId, '--expect', 'OrderCompleted', '--within', '500ms')
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'parpay: OrderCompleted did not come within 500 ms.\n' })
  })

  test('0 when what is to stay away does, 1 when it comes', async () => {
    const absent = (type: string) => asked('--order', orderId, '--absent', type, '--within', '2s')
    expect(await absent('OrderCompleted')).toMatchObject({ code: 0 })
    expect(await absent('OrderPlaced')).toMatchObject({ code: 1, stderr: 'parpay: OrderPlaced came.\n' })
  })

  test('only what passes a filter is shown, and what nobody can decode', async () => {
    const { orderId: other } = await send(1)
    const where = `OrderPlaced && orderId in ["${orderId}", "${other}"] && !(orderId == "${orderId}")`
    const { code, stdout } = await asked('--since', '10m', '--where', where, '--expect', 'OrderPlaced')
    expect(code).toBe(0)
    const lines = stdout.trim().split('\n')
    expect(lines.filter((line) => !line.includes(' is unknown: '))).toEqual([expect.stringContaining(other)])
  })

  test('1 at the first message that breaks its contract, if it is strict', async () => {
    const { orderId: broken } = await send(1, { headers: { 'content-type': 'text/plain' } })
    const { code, stderr } = await asked('--order', broken, '--strict')
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'parpay: A message breaks its contract: header content-type is "text/plain", which it may not be: it must be "application/avro".\n',
    })
  })

  test('2 for a filter that is wrong, with the place and what may have been meant', async () => {
    const { code, stderr } = await asked('--where', 'OrderPlaced && totl > 1')
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'parpay: --where: OrderPlaced has no field "totl"; did you mean "total"?\n' +
        'OrderPlaced && totl > 1\n               ^\n',
    })
  })

  test('2 without a time for what is to stay away', async () => {
    expect(await asked('--absent', 'OrderPlaced')).toMatchObject({ code: 2 })
  })
})

test('topics are listed with who writes, who reads and how much', async () => {
  const { code, stdout } = await parpay(['topics', '--brokers', brokers, '--json'], { environment })
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toContainEqual({
    name: 'checkout.order.v1',
    partitions: 3,
    writers: ['checkout'],
    readers: expect.arrayContaining(['edge', 'payments']),
    messages: expect.any(Number),
  })
})

test('words that mean no topic: 2, with those there are', async () => {
  const { code, stderr } = await parpay(['watch', 'stock'])
  expect(code).toBe(2)
  expect(stderr).toContain('No topic is or begins with stock: there are accounts.account.v1, ')
})

test('without the topics: 1 and their names', async () => {
  const { code, stderr } = await parpay(['watch', 'checkout.order.v1', '--brokers', brokers], {
    environment: { KAFKA_TOPIC_PREFIX: 'nowhere-' },
  })
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'parpay: There is no topic nowhere-checkout.order.v1 on this broker.\n',
  })
})

describe('one story of what there is', () => {
  const orderId = newId('ord')
  const told = (form: string) =>
    parpay(['watch', '--brokers', brokers, '--order', orderId, '--as', form], { environment })
  beforeAll(async () => {
    await send(1, { orderId, headers: { ce_id: 'a' } })
    await send(2, { orderId, headers: { ce_id: 'b', ce_causationid: 'a' } })
  })

  test('as a tree', async () => {
    const { code, stdout } = await told('tree')
    expect(code).toBe(0)
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(new RegExp(`^OrderPlaced ${orderId} 49.99 EUR +checkout +\\+0 ms$`)),
      expect.stringMatching(new RegExp(`^└─ OrderPlaced ${orderId} 49.99 EUR +checkout +\\+\\d+ ms$`)),
      '',
    ])
  })

  test('as a page that needs nothing else', async () => {
    const { code, stdout } = await told('html')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^<!doctype html>/)
    expect(stdout).toContain(`<title>${orderId}</title>`)
  })

  test('1 where there is none', async () => {
    const { code, stderr } = await parpay(['watch', '--brokers', brokers, '--order', newId('ord'), '--as', 'tree'], {
      environment,
    })
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'parpay: There is no message to tell of.\n' })
  })
})
