import { expect, test } from '@jest/globals'
import { newId } from '@parpay/events'
import { AccountRequest } from './account-request.js'
import { CancellationRequest } from './cancellation-request.js'
import { invalidRequest, type Issue } from './invalid.js'
import { ListQuery } from './list-query.js'
import { page, TransactionsQuery } from './page.js'
import { PaymentMethodRequest } from './payment-method-request.js'

const pointers = (issues: readonly Issue[] = []) => invalidRequest(issues).more.errors?.map(({ pointer }) => pointer)
const account = { holder: { name: 'Ada Lovelace', email: 'ada@example.com' }, currency: 'EUR' }

test.each<[string, object, string]>([
  ['no holder', { currency: 'EUR' }, '/holder'],
  ['no name', { ...account, holder: { email: 'ada@example.com' } }, '/holder/name'],
  ['no address', { ...account, holder: { name: 'Ada', email: 'ada' } }, '/holder/email'],
  ['a long address', { ...account, holder: { name: 'Ada', email: `${'a'.repeat(250)}@example.com` } }, '/holder/email'],
  ['an unknown field of the holder', { ...account, holder: { ...account.holder, phone: '1' } }, '/holder/phone'],
  ['no currency', { holder: account.holder }, '/currency'],
])('an account is refused with %s', (_, body, pointer) => {
  expect(pointers(AccountRequest.safeParse(body).error?.issues)).toEqual([pointer])
})

test('an account is taken', () => {
  expect(AccountRequest.parse(account)).toEqual(account)
})

test.each([{}, { token: '4111' }, { token: 'tok_' }, { token: 'tok_visa!' }, { token: 7 }])('no token: %j', (body) => {
  expect(pointers(PaymentMethodRequest.safeParse(body).error?.issues)).toEqual(['/token'])
})

test('a cancellation needs no body and takes a reason', () => {
  expect(CancellationRequest.parse(undefined)).toEqual({})
  expect(CancellationRequest.parse({ reason: 'changed their mind' })).toEqual({ reason: 'changed their mind' })
  expect(pointers(CancellationRequest.safeParse({ reason: 'x'.repeat(201) }).error?.issues)).toEqual(['/reason'])
  expect(pointers(CancellationRequest.safeParse({ why: 'x' }).error?.issues)).toEqual(['/why'])
})

test.each<[string, object, string]>([
  ['no limit', { limit: '0' }, '/limit'],
  ['too large a limit', { limit: '101' }, '/limit'],
  ['a limit that is no number', { limit: '1e1' }, '/limit'],
  ['a limit given twice', { limit: ['1', '2'] }, '/limit'],
  ['a cursor that is none', { cursor: 'x' }, '/cursor'],
  ['an unknown status', { status: 'paid' }, '/status'],
  ['a time that is none', { createdAfter: 'yesterday' }, '/createdAfter'],
  ['a time without zone', { createdAfter: '2026-01-01T00:00:00' }, '/createdAfter'],
  ['an unknown field', { page: '2' }, '/page'],
])('a list of orders is refused with %s', (_, query, pointer) => {
  expect(pointers(ListQuery.safeParse(query).error?.issues)).toEqual([pointer])
})

test('a list is read by its defaults', () => {
  expect(ListQuery.parse({})).toEqual({ limit: 20 })
  expect(ListQuery.parse({ createdAfter: '2026-01-01T01:00:00+01:00', status: 'completed' })).toEqual({
    limit: 20,
    createdAfter: new Date('2026-01-01T00:00:00Z'),
    status: 'completed',
  })
})

test('a page names the next one when an entry too many was read', () => {
  const entries = [3, 2, 1].map((i) => ({ id: `ord_01h455vb4pex5vsknk084sn02${i}` }))
  expect(page(entries, 3)).toEqual({ data: entries, next: null })
  const first = page(entries, 2)
  expect(first.data).toEqual(entries.slice(0, 2))
  expect(ListQuery.parse({ cursor: first.next }).cursor).toBe(entries[1]?.id)
})

test('the next page of another list is none of this one', () => {
  const { next } = page([{ id: newId('ord') }, { id: newId('ord') }], 1)
  expect(ListQuery.safeParse({ cursor: next })).toMatchObject({ success: true })
  expect(pointers(TransactionsQuery.safeParse({ cursor: next }).error?.issues)).toEqual(['/cursor'])
})

test('a parameter that is given twice is refused with what it should be', () => {
  const twice = TransactionsQuery.safeParse({ cursor: ['a', 'b'], limit: ['1', '2'] }).error?.issues
  expect(twice?.map(({ message }) => message)).toEqual([
    'must be the `next` of a page of this list',
    'must be a whole number from 1 to 100',
  ])
})
