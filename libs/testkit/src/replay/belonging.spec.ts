import { expect, test } from '@jest/globals'
import { links, told, typeId, uuid } from '../../test/told.js'
import { Belonging } from './belonging.js'

const belonging = (isolated = false) => new Belonging({ links, ids: [typeId('ord', 1)], isolated })
const stranger = told({ key: typeId('ord', 2), id: uuid(20) })

test.each([
  ['its key is an id of the replay', { key: typeId('ord', 1) }, true],
  ['its key has the same UUID', { key: typeId('pay', 1) }, true],
  ['its cause was sent', { key: 'x', cause: uuid(10) }, true],
  ['nothing of it is known', { key: 'x', cause: uuid(11) }, false],
])('a message belongs when %s: %j %s', (_, message, belongs) => {
  const all = belonging()
  all.add(told({ id: uuid(10) }))
  expect(all.take(told(message))).toHaveLength(belongs ? 1 : 0)
})

test('what came before its cause belongs when that comes, and what it caused itself', () => {
  const all = belonging()
  const [last, middle, first] = [
    told({ key: 'c', id: uuid(3), cause: uuid(2) }),
    told({ key: 'b', id: uuid(2), cause: uuid(1) }),
    told({ key: typeId('ord', 1), id: uuid(1) }),
  ]
  expect([all.take(last), all.take(middle), all.take(first)]).toEqual([[], [], [first, middle, last]])
  expect(all.take(told({ key: 'd', cause: uuid(3) }))).toHaveLength(1)
})

test('in an isolated system all belongs', () => {
  expect([belonging().take(stranger), belonging(true).take(stranger)]).toEqual([[], [stranger]])
})
