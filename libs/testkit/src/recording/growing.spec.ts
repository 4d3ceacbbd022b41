import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { GrowingRecording } from './growing.js'
import { Unrecordable } from './invalid.js'
import type { Header, RecordedMessage } from './line.js'
import { readWhole } from './read.js'

const at = new Date('2026-01-02T03:04:05.678Z')
const header: Header = { recorded: at, contracts: [{ title: 'checkout', version: '1.0.0' }], topics: ['orders'] }
const message = (n: number, value = 'x'): RecordedMessage => ({
  ...{ kind: 'message', topic: 'orders', partition: 0, offset: BigInt(n), at, key: `ord_${n}`, type: 'OrderPlaced' },
  ...{ headers: {}, value: { value } },
})

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'growing-'))
  path = join(folder, 'flow.ndjson')
})
afterEach(() => rm(folder, { recursive: true }))

const keys = async () => (await readWhole(path)).lines.map((line) => line.kind === 'message' && line.key)

test('it is a whole recording from the beginning, and after each turn of the event loop', async () => {
  const recording = new GrowingRecording(path, header)
  expect(await readWhole(path)).toEqual({ header, lines: [] })
  for (let n = 1; n <= 11; n += 1) {
    recording.add(message(n))
    await turn()
    expect(await keys()).toHaveLength(n)
  }
  recording.close()
  expect(recording.lines).toBe(11)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('many lines at once, and what waits when it is closed, are in it in their order', async () => {
  const recording = new GrowingRecording(path, header)
  const all = Array.from({ length: 300 }, (_, n) => message(n, 'y'.repeat(1_000)))
  for (const each of all) recording.add(each)
  recording.close()
  expect(await keys()).toEqual(all.map(({ key }) => key))
})

test('a line that cannot be recorded is left out, and the others go on', async () => {
  const recording = new GrowingRecording(path, header)
  recording.add(message(1))
  expect(() => {
    recording.add({ ...message(2), value: NaN })
  }).toThrow(Unrecordable)
  recording.add(message(3))
  recording.close()
  expect(await keys()).toEqual(['ord_1', 'ord_3'])
})

test('a file that is there is left alone, unless it is to be replaced', async () => {
  await writeFile(path, 'mine')
  expect(() => new GrowingRecording(path, header)).toThrow('EEXIST')
  expect(await readFile(path, 'utf8')).toBe('mine')
  new GrowingRecording(path, header, { replace: true }).close()
  expect(await keys()).toEqual([])
})
