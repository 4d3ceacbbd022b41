import { expect, test } from '@jest/globals'
import { lagOf } from './lag.js'

const topic = 'checkout.order.v1'
const ends = (first: number, next: number) => [{ topic, partition: 0, first: BigInt(first), next: BigInt(next) }]
const read = (nextOffset: number) => [{ topic, partition: 0, nextOffset: BigInt(nextOffset) }]

test.each<[string, number, Parameters<typeof lagOf>[0], Parameters<typeof lagOf>[1]]>([
  ['what is there and was not read', 3, ends(0, 10), read(7)],
  ['nothing when all was read', 0, ends(0, 10), read(10)],
  ['everything when nothing was ever read', 10, ends(0, 10), []],
  ['not what retention has removed', 4, ends(6, 10), []],
  ['not what retention has removed behind a reader', 4, ends(6, 10), read(2)],
  ['nothing on a topic that was made anew', 0, ends(0, 2), read(10)],
  ['by partition', 10, ends(0, 10), [{ topic, partition: 1, nextOffset: 10n }]],
])('lag is %s', (_, messages, at, positions) => {
  expect(lagOf(at, positions)).toEqual([{ topic, partition: 0, messages }])
})
