import { expect, test } from '@jest/globals'
import { understand } from './understand.js'

const from = { topic: 'orders', partition: 2 }
const record = { offset: '12', timestamp: '1700000000000', key: Buffer.from('ord_1'), value: Buffer.from('hello') }
const decode = (topic: string, bytes: Buffer) => ({ type: { name: `of ${topic}` }, message: bytes.toString() })

test('a record comes with where it lay, its headers and its message', () => {
  const headers = { ce_id: Buffer.from('1'), twice: [Buffer.from('first'), 'second'], none: undefined }
  expect(understand(from, { ...record, headers }, decode)).toEqual({
    topic: 'orders',
    partition: 2,
    offset: 12n,
    at: new Date(1_700_000_000_000),
    key: 'ord_1',
    headers: { ce_id: '1', twice: 'first', none: '' },
    type: { name: 'of orders' },
    message: 'hello',
  })
})

test('what does not decode comes with the reason instead of a message', () => {
  const refuse = () => {
    throw new Error('no schema has id 7')
  }
  const tailed = understand(from, { ...record, key: null }, refuse)
  expect(tailed).toMatchObject({ key: null, offset: 12n, problem: 'no schema has id 7' })
  expect(tailed.message).toBeUndefined()
})

test('a record without a value is a problem too', () => {
  expect(understand(from, { ...record, value: null }, decode)).toMatchObject({ problem: 'the record has no value' })
})
