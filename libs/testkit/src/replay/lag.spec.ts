import { expect, test } from '@jest/globals'
import { lagOf, type Group } from './lag.js'

const ends = new Map([
  ['a/0', 7],
  ['a/1', 5],
  ['b/0', 3],
])
const before = new Map([
  ['a/0', 4],
  ['a/1', 5],
])
const group = (committed: Record<string, number>, more: Partial<Group> = {}): Group => ({
  name: 'bar',
  rebalancing: false,
  reads: new Set(['a']),
  committed: new Map(Object.entries(committed)),
  ...more,
})

test.each<[fact: string, group: Group, says: string[]]>([
  ['has read all', group({ 'a/0': 7, 'a/1': 5 }), []],
  [
    'is behind',
    group({ 'a/0': 6, 'a/1': 5, 'b/0': 0 }),
    ['bar has 1 message of a to read', 'bar has 3 messages of b to read'],
  ],
  ['never committed: what came since counts', group({ 'a/0': -1, 'a/1': -1 }), ['bar has 3 messages of a to read']],
  ['never committed and does not read it', group({ 'a/0': -1, 'b/0': -1 }, { reads: new Set() }), []],
  ['has no partitions yet', group({}, { rebalancing: true }), ['bar is giving partitions to its members']],
])('a group that %s', (_, given, says) => {
  expect(lagOf([given], ends, before)).toEqual(says)
})
