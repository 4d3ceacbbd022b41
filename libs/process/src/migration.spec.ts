import { expect, test } from '@jest/globals'
import { checksum, pending } from './migration.js'

const first = { name: 'checkout/0001-orders.sql', sql: 'create table orders ()' }
const second = { name: 'checkout/0002-index.sql', sql: 'create index on orders ()' }
const applied = ({ name, sql }: typeof first) => ({ name, checksum: checksum(sql) })

test('what is not applied is pending, in order', () => {
  expect(pending([first, second], [])).toEqual([first, second])
  expect(pending([first, second], [applied(first)])).toEqual([second])
  expect(pending([first, second], [applied(first), applied(second)])).toEqual([])
})

test('a file of another package with the same number is another migration', () => {
  expect(pending([first], [applied({ ...first, name: 'messaging/0001-orders.sql' })])).toEqual([first])
})

test('a newer database is left alone', () => {
  expect(pending([first], [applied(first), applied(second)])).toEqual([])
})

test('an edited migration is refused by its name', () => {
  expect(() => pending([{ ...first, sql: 'create table order ()' }], [applied(first)])).toThrow(
    'migration checkout/0001-orders.sql was changed after it had been applied',
  )
})
