import { expect, test } from '@jest/globals'
import { links, told } from '../../test/told.js'
import { repeats } from './repeats.js'

test('a message with an id that came before is a repeat of the first', () => {
  const [first, other, again, third] = [
    told({ id: 'a' }),
    told({ id: 'b' }),
    told({ id: 'a', offset: 1 }),
    told({ id: 'a', offset: 2 }),
  ] as const
  expect([...repeats([first, other, again, third], links)]).toEqual([
    [again, first],
    [third, first],
  ])
})

test('messages without an id are no repeats', () => {
  expect(repeats([told({}), told({ offset: 1 })], links).size).toBe(0)
})
