import { expect, test } from '@jest/globals'
import { databaseNameOf, nameRefused } from './service-name.js'

const inUse = { processes: ['edge', 'kafka', 'postgres'], superuser: 'admin' }

test.each(['receipts', 'loyalty-points', 'v2', 'a'])('%s is a name', (name) => {
  expect(nameRefused(name, inUse)).toBeUndefined()
})

test.each([
  ['', 'small letters'],
  ['Receipts', 'small letters'],
  ['my_shop', 'small letters'],
  ['-x', 'small letters'],
  ['a--b', 'small letters'],
  ['../etc', 'small letters'],
  ['a'.repeat(41), 'at most 40'],
  ['receipts-2', 'the second one'],
  ['edge', 'runs already'],
  ['kafka', 'runs already'],
  ['template1', 'a server'],
  ['admin', 'a role of PostgreSQL'],
])('%p is refused: %s', (name, why) => {
  expect(nameRefused(name, inUse)).toContain(why)
})

test('a database has a name that needs no quotes', () => {
  expect(databaseNameOf('loyalty-points')).toBe('loyalty_points')
})
