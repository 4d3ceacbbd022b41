import { expect, test } from '@jest/globals'
import { invalidRequest } from './invalid.js'
import { OrderRequest } from './order-request.js'

const line = { sku: 'shirt-1', name: 'Shirt', quantity: 1, unitAmount: 4900 }
const good = {
  account: 'acc_01h455vb4pex5vsknk084sn02q',
  paymentMethod: 'pm_01h455vb4pex5vsknk084sn02q',
  currency: 'EUR',
  lines: [line],
}
const repeat = <T>(count: number, one: (i: number) => T) => Array.from({ length: count }, (_, i) => one(i))
const entries = (count: number) => Object.fromEntries(repeat(count, (i) => [`key-${i}`, 'value']))

test.each<[string, object]>([
  ['the least', good],
  ['everything', { ...good, capture: 'automatic', expiresIn: 30, reference: 'A-1', metadata: { till: '4' } }],
  ['100 lines', { ...good, lines: repeat(100, () => line) }],
  ['the largest quantity', { ...good, lines: [{ ...line, quantity: 9_999, unitAmount: 1 }] }],
  ['the largest unit amount', { ...good, lines: [{ ...line, unitAmount: 99_999_999 }] }],
  [
    'the largest total',
    {
      ...good,
      lines: [
        { ...line, quantity: 9_999, unitAmount: 1_000_100 },
        { ...line, unitAmount: 99 },
      ],
    },
  ],
  ['64 characters of four bytes each', { ...good, lines: [{ ...line, sku: '🛒'.repeat(64) }] }],
  ['20 metadata members', { ...good, metadata: entries(20) }],
  ['metadata named like a member of every object', { ...good, metadata: { toString: 'a', constructor: 'b' } }],
  ['captured by hand', { ...good, capture: 'manual' }],
  ['a week', { ...good, expiresIn: 604_800 }],
])('taken: %s', (_, body) => {
  expect(OrderRequest.safeParse(body)).toMatchObject({ success: true })
})

test('what may be left out has the documented defaults', () => {
  expect(OrderRequest.parse(good)).toEqual({ ...good, capture: 'automatic', expiresIn: 1800, metadata: {} })
})

test.each<[string, unknown, string]>([
  ['no object', [], ''],
  ['no account', { ...good, account: undefined }, '/account'],
  ['an id of another kind', { ...good, account: good.paymentMethod }, '/account'],
  ['an id in capitals', { ...good, account: good.account.toUpperCase() }, '/account'],
  ['a token as method', { ...good, paymentMethod: 'tok_visa' }, '/paymentMethod'],
  ['the wallet, not offered yet', { ...good, paymentMethod: 'wallet' }, '/paymentMethod'],
  ['another capture', { ...good, capture: 'later' }, '/capture'],
  ['a currency that is none', { ...good, currency: 'XXX' }, '/currency'],
  ['a currency in small letters', { ...good, currency: 'eur' }, '/currency'],
  ['no lines', { ...good, lines: [] }, '/lines'],
  ['101 lines', { ...good, lines: repeat(101, () => line) }, '/lines'],
  ['lines that are none', { ...good, lines: 'shirt' }, '/lines'],
  ['an unknown field', { ...good, amount: 1 }, '/amount'],
  ['an unknown field with a slash and a tilde', { ...good, 'a/b~c': 1 }, '/a~1b~0c'],
  ['an unknown field of a line', { ...good, lines: [line, { ...line, price: 1 }] }, '/lines/1/price'],
  ['no quantity', { ...good, lines: [{ ...line, quantity: 0 }] }, '/lines/0/quantity'],
  ['too large a quantity', { ...good, lines: [{ ...line, quantity: 10_000 }] }, '/lines/0/quantity'],
  ['half a piece', { ...good, lines: [{ ...line, quantity: 0.5 }] }, '/lines/0/quantity'],
  ['an amount as text', { ...good, lines: [{ ...line, unitAmount: '4900' }] }, '/lines/0/unitAmount'],
  ['no amount', { ...good, lines: [{ ...line, unitAmount: 0 }] }, '/lines/0/unitAmount'],
  ['a negative amount', { ...good, lines: [{ ...line, unitAmount: -1 }] }, '/lines/0/unitAmount'],
  ['too large an amount', { ...good, lines: [{ ...line, unitAmount: 100_000_000 }] }, '/lines/0/unitAmount'],
  ['an amount past 2^53', { ...good, lines: [{ ...line, unitAmount: 9_007_199_254_740_992 }] }, '/lines/0/unitAmount'],
  [
    'too large a total',
    { ...good, lines: repeat(2, () => ({ ...line, quantity: 9_999, unitAmount: 600_000 })) },
    '/lines',
  ],
  ['an empty sku', { ...good, lines: [{ ...line, sku: '' }] }, '/lines/0/sku'],
  ['65 characters of sku', { ...good, lines: [{ ...line, sku: 'x'.repeat(65) }] }, '/lines/0/sku'],
  ['201 characters of name', { ...good, lines: [{ ...line, name: 'x'.repeat(201) }] }, '/lines/0/name'],
  ['101 characters of reference', { ...good, reference: 'x'.repeat(101) }, '/reference'],
  ['no text as reference', { ...good, reference: null }, '/reference'],
  ['a NUL', { ...good, reference: 'a\u0000b' }, '/reference'],
  ['half a surrogate pair', { ...good, reference: '\ud83d' }, '/reference'],
  ['21 metadata members', { ...good, metadata: entries(21) }, '/metadata'],
  ['nested metadata', { ...good, metadata: { till: { n: '4' } } }, '/metadata/till'],
  ['a number in metadata', { ...good, metadata: { till: 4 } }, '/metadata/till'],
  ['41 characters of metadata name', { ...good, metadata: { ['k'.repeat(41)]: 'v' } }, `/metadata/${'k'.repeat(41)}`],
  ['501 characters of metadata', { ...good, metadata: { till: 'v'.repeat(501) } }, '/metadata/till'],
  ['29 seconds', { ...good, expiresIn: 29 }, '/expiresIn'],
  ['more than a week', { ...good, expiresIn: 604_801 }, '/expiresIn'],
])('refused, naming the field: %s', (_, body, pointer) => {
  const { error } = OrderRequest.safeParse(body)
  const problem = error && invalidRequest(error.issues)
  expect(problem?.more.errors?.map((one) => one.pointer)).toEqual([pointer])
  expect(problem?.document()).toMatchObject({ status: 422, type: 'https://parpay.dev/problems/invalid-request' })
})

test('every error is named, and values are not repeated', () => {
  const secret = 'the shopper’s secret'
  const { error } = OrderRequest.safeParse({ ...good, account: secret, currency: secret, lines: secret })
  const document = error && invalidRequest(error.issues).document()
  expect(document?.errors?.map((one) => one.pointer).sort()).toEqual(['/account', '/currency', '/lines'])
  expect(JSON.stringify(document)).not.toContain(secret)
})

test('a name in metadata that is too long is not taken for a value that is wrong', () => {
  const { error } = OrderRequest.safeParse({ ...good, metadata: { ['k'.repeat(41)]: 'v', till: 4 } })
  expect(error?.issues.map(({ path, message }) => [path.length, message])).toEqual([
    [2, 'is not a name of 1 to 40 characters without control characters'],
    [2, 'must be a string'],
  ])
})
