import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  linksOf,
  NotQuiet,
  recorded,
  recording,
  shapesOf,
  testSystem,
  writeRecording,
  type TestSystem,
} from '../src/index.js'
import '../src/jest.js'
import { barContract, recordingOf } from './bar.fixture.js'
import { openBar, type Bar } from './kafka.services.js'
import { typeId } from './told.js'

const brokers = (process.env.PARPAY_TEST_KAFKA ?? '').split(',')
const folder = mkdtempSync(join(tmpdir(), 'parpay-testkit-'))
let bar: Bar
let system: TestSystem
beforeAll(async () => {
  bar = await openBar(brokers)
  system = await testSystem({ brokers, contract: barContract, prefix: bar.prefix, within: 20_000 })
})
afterAll(async () => {
  await system.stop()
  await bar.stop()
  rmSync(folder, { recursive: true })
})

let guests = 100
const ordered = async (drink = 'coffee'): Promise<string> => {
  const orderId = typeId('ord', (guests += 1))
  await bar.order('Ordered', orderId, { orderId, guest: 'guest', drink })
  return orderId
}

test('what is expected is there as soon as it came, and again when it is asked for later', async () => {
  const orderId = await ordered()
  const served = await system.expectEvent('Served', { orderId })
  expect(served).toMatchObject({ topic: 'bar.order', key: orderId, message: { orderId } })
  expect(await system.expectEvent('Served', { orderId })).toBe(served)
})

test('what is not expected is decided when nothing is left to do', async () => {
  const orderId = await ordered()
  await system.expectNoEvent('Refused', { orderId })
  await expect(system.expectNoEvent('Served', { orderId })).rejects.toThrow('came, and should not have')
})

test('what does not come is told with what came', async () => {
  const orderId = await ordered()
  await system.quiescent()
  await expect(system.expectEvent('Refused', { orderId }, { within: 1 })).rejects.toThrow(
    /Refused .* did not come within 1 ms\.\nWhat came about it:\nOrdered[^]*Served/,
  )
})

test('a system that is not quiet in time says what it does', async () => {
  const open = await testSystem({
    ...{ brokers, contract: barContract, prefix: bar.prefix },
    system: { quiescent: () => Promise.resolve({ quiet: false, next: null, unrest: ['the till is open'] }) },
  })
  await expect(open.quiescent({ within: 20 })).rejects.toThrow(NotQuiet)
  await expect(open.expectNoEvent('Refused', {}, { within: 20 })).rejects.toThrow('the till is open')
  await open.stop()
})

test('a recording that is read from its file is replayed and comes out the same', async () => {
  const path = join(folder, 'coffee.ndjson')
  const orders = [await ordered(), await ordered('tea')]
  await system.quiescent()
  const begun = system.messages.filter(({ key }) => key !== null && orders.includes(key))
  const flows = new Set(begun.map(({ headers }) => headers['flow']))
  const ours = system.messages.filter(({ headers }) => flows.has(headers['flow']))
  await writeRecording(path, recordingOf().header, recorded(ours, linksOf(barContract)), {
    shapeOf: shapesOf(barContract),
  })
  const flow = await recording(path, barContract)
  expect(await system.replay(flow)).toMatchRecording(flow)
})
