import { once } from 'node:events'
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId, OrderPlaced, topics } from '@parpay/events'
import { createTopics } from '@parpay/stack'
import { readWhole } from '@parpay/testkit'
import kafkajs from 'kafkajs'
import { z } from 'zod'
import { ended, parpay, scratch, started } from './parpay.js'

const brokers = process.env.PARPAY_TEST_KAFKA ?? ''
const prefix = `cli-${randomUUID()}-`
const environment = { KAFKA_TOPIC_PREFIX: prefix }
const producer = new kafkajs.Kafka({ brokers: brokers.split(','), logLevel: kafkajs.logLevel.NOTHING }).producer()

beforeAll(async () => {
  await createTopics(brokers.split(','), topics, prefix)
  await producer.connect()
})
afterAll(() => producer.disconnect())

interface Change {
  readonly value?: Buffer
  readonly orderId?: string
  readonly headers?: object
  readonly partition?: number
}

const send = async (sequence: number, change: Change = {}) => (await sendAt(sequence, change)).message

async function sendAt(sequence: number, change: Change = {}) {
  const message = OrderPlaced.sample({ orderId: change.orderId ?? newId('ord'), total: 4999n, currency: 'EUR' })
  const headers = {
    ce_specversion: '1.0',
    ce_id: randomUUID(),
    ce_type: 'OrderPlaced',
    ce_source: '/parpay/checkout',
    ce_sequence: String(sequence).padStart(10, '0'),
    ce_correlationid: message.orderId,
    'content-type': 'application/avro',
    ...change.headers,
  }
  const value = change.value ?? OrderPlaced.encode(message)
  const [at] = await producer.send({
    topic: prefix + OrderPlaced.topic,
    messages: [{ key: message.orderId, value, headers, ...('partition' in change && { partition: change.partition }) }],
  })
  return { message, partition: at?.partition ?? 0, offset: BigInt(at?.baseOffset ?? 0) }
}

/** A time that is later than what was sent, and earlier than what will be. */
async function later(): Promise<Date> {
  const began = Date.now()
  while (Date.now() < began + 2) await new Promise((resolve) => setImmediate(resolve))
  const time = new Date()
  while (Date.now() < time.getTime() + 2) await new Promise((resolve) => setImmediate(resolve))
  return time
}

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

test('what is there now, and then it is over', async () => {
  const { orderId } = await send(1)
  const words = ['watch', '--brokers', brokers, '--order', orderId, '--until', 'now']
  const { code, stdout } = await parpay(words, { environment })
  expect(code).toBe(0)
  expect(stdout.trim().split('\n')).toHaveLength(1)
})

describe('a part of what is there', () => {
  const [one, two] = [newId('ord'), newId('ord')]
  const shown = async (...words: string[]) => {
    const { code, stdout, stderr } = await parpay(['watch', '--brokers', brokers, ...words], { environment })
    return { code, stderr, ids: stdout.split('\n').flatMap((line) => /ord_\w+/.exec(line)?.[0] ?? []) }
  }
  let [placed, between] = [0n, new Date()]
  beforeAll(async () => {
    await send(1, { orderId: one })
    between = await later()
    placed = (await sendAt(2, { orderId: one })).offset
    await send(1, { orderId: two })
  })

  test('until a time: what is older', async () => {
    const { code, ids } = await shown('--order', one, '--since', 'beginning', '--until', between.toISOString())
    expect({ code, ids }).toEqual({ code: 0, ids: [one] })
  })

  test('between two times', async () => {
    const words = ['--since', between.toISOString(), '--until', 'now']
    expect((await shown(...words)).ids).toEqual(expect.arrayContaining([one, two]))
    expect((await shown(...words, '--order', one)).ids).toEqual([one])
    expect(await shown('--since', '1m', '--until', '2m')).toMatchObject({ code: 2 })
  })

  test('until a time to come: what comes, and then it is over', async () => {
    const ends = new Date(Date.now() + 8_000) // it has to have started before, on a busy machine too
    const child = started(['watch', '--brokers', brokers, '--until', ends.toISOString()], { environment })
    const end = ended(child)
    await once(child.stderr, 'data')
    const { orderId } = await send(1)
    const { code, stdout } = await end
    expect(code).toBe(0)
    expect(stdout).toContain(orderId)
    expect(Date.now()).toBeGreaterThanOrEqual(ends.getTime())
  })

  test('from an offset of one partition', async () => {
    const { partition } = await sendAt(3, { orderId: one })
    const words = ['checkout.order.v1', '--since', `offset:${partition}/${placed}`, '--until', 'now', '--order', one]
    expect(await shown(...words)).toMatchObject({ code: 0, ids: [one, one] })
    expect(await shown('checkout.order.v1', '--since', 'offset:7')).toMatchObject({
      code: 2,
      stderr: `parpay: --since: ${prefix}checkout.order.v1 has partitions 0, 1, 2: say of which the offset is.\n`,
    })
    expect(await shown('--since', 'offset:7')).toMatchObject({
      code: 2,
      stderr: 'parpay: --since: An offset is of one topic: name that alone.\n',
    })
  })

  test('the last of each key, and then it is over', async () => {
    expect((await shown('--last', '1', '--until', 'now', '--order', one)).ids).toEqual([one])
    expect((await shown('--last', '9', '--until', 'now', '--order', one)).ids.length).toBeGreaterThan(1)
  })

  test('the last of each key, and then what comes', async () => {
    const orderId = newId('ord')
    await send(1, { orderId })
    await send(2, { orderId })
    const child = started(['watch', '--brokers', brokers, '--order', orderId, '--last', '1', '--json'], { environment })
    const end = ended(child)
    await once(child.stdout, 'data')
    await send(3, { orderId })
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    const sequences = [...(await end).stdout.matchAll(/"ce_sequence":"0*(\d)"/g)].map(([, n]) => n)
    expect(sequences).toEqual(['2', '3'])
  })

  test('what is asked is asked of the last ones only', async () => {
    const asked = await shown('--order', one, '--last', '1', '--until', 'now', '--absent', 'sequence == 1')
    expect(asked.code).toBe(2) // no such field
    const where = ['--order', one, '--last', '1', '--until', 'now', '--expect', 'header["ce_sequence"] == "0000000001"']
    expect(await shown(...where)).toMatchObject({ code: 1 })
  })
})

describe('what is saved while it watches', () => {
  let folder: string
  let remove: () => Promise<void>
  beforeAll(async () => {
    ;({ folder, remove } = await scratch())
  })
  afterAll(() => remove())
  const types = async (file: string) => {
    const { lines } = await readWhole(file)
    return lines.map((line) => line.kind === 'message' && `${line.headers['ce_id'] ?? ''} ${line.type}`)
  }

  test('is a recording, each message after its cause; a file that is there is not replaced unasked', async () => {
    const orderId = newId('ord')
    const effect = { ce_id: 'effect', ce_causationid: 'cause', ce_correlationid: orderId }
    await send(1, { headers: effect, partition: 0 })
    await send(1, { orderId, headers: { ce_id: 'cause' }, partition: 1 })
    const file = join(folder, 'flow.ndjson')
    const words = ['watch', '--brokers', brokers, '--order', orderId, '--until', 'now', '--save', file]
    const { code, stdout, stderr } = await parpay(words, { environment })
    expect({ code, stderr }).toEqual({ code: 0, stderr: `2 messages recorded in ${file}.\n` })
    expect(stdout.trim().split('\n')).toHaveLength(2)
    expect(await types(file)).toEqual(['cause OrderPlaced', 'effect OrderPlaced'])
    expect(await parpay(words, { environment })).toMatchObject({
      code: 2,
      stderr: `parpay: ${file} is there already: --force replaces it, --save names another file.\n`,
    })
    expect(await parpay([...words, '--force', '--last', '1'], { environment })).toMatchObject({ code: 0 })
    expect(await types(file)).toHaveLength(2) // two keys
  })

  test('can be read after a SIGKILL', async () => {
    const file = join(folder, 'killed.ndjson')
    const orderId = newId('ord')
    await send(1, { orderId, headers: { ce_id: 'a' } })
    const child = started(['watch', '--brokers', brokers, '--order', orderId, '--save', file], { environment })
    await once(child.stdout, 'data')
    // as text: a reader that meets a write may see the old end and the new line after it
    while (!(await readFile(file, 'utf8')).includes(orderId)) await new Promise((resolve) => setImmediate(resolve))
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(await types(file)).toEqual(['a OrderPlaced'])
  })

  test('and what cannot be decoded is not, which it says', async () => {
    const file = join(folder, 'broken.ndjson')
    const orderId = newId('ord')
    await send(1, { orderId })
    await send(2, { orderId, value: Buffer.from([0, 0, 0, 255, 255, 1]) })
    const words = ['watch', '--brokers', brokers, '--order', orderId, '--until', 'now', '--save', file]
    const { stderr } = await parpay(words, { environment })
    expect(stderr).toBe(`1 message recorded in ${file}; 1 that could not be are not in it.\n`)
  })
})
