import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '@parpay/events'
import { readWhole } from '@parpay/testkit'
import { ended, parpay, scratch, started } from './parpay.js'
import { brokers, environment, prefix, send, sendAt } from './sent-orders.js'

/** A time that is later than what was sent, and earlier than what will be. */
async function later(): Promise<Date> {
  const began = Date.now()
  while (Date.now() < began + 2) await new Promise((resolve) => setImmediate(resolve))
  const time = new Date()
  while (Date.now() < time.getTime() + 2) await new Promise((resolve) => setImmediate(resolve))
  return time
}

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
