import { expect, test } from '@jest/globals'
import type { Tx } from './database.store.js'
import { silent } from './log.js'
import { OffsetJumps } from './offset-jumps.js'

const record = { topic: 't', partition: 0, offset: 9n, key: 'a', value: null, headers: {}, time: new Date(0) }
const positions: Tx = {
  query: <Row extends object>() => Promise.resolve([{ nextOffset: 5n }] as unknown as Row[]),
}

test('a partition that stands still is a reason for as long as this member sees it, and not once another has it', async () => {
  let now = 0
  const jumps = new OffsetJumps(positions, silent, () => now)
  expect(await jumps.before([record])).toEqual({ pauseFor: 1000 })
  now = 9000
  expect(jumps.reasons).toEqual(['partition 0 of t stands still: records 5 to 8 are gone from the topic'])
  await jumps.before([record])
  now = 18_000
  expect(jumps.reasons).toHaveLength(1)
  now = 20_000
  expect(jumps.reasons).toEqual([])
})
