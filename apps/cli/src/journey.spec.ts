import { expect, test } from '@jest/globals'
import { journey } from './journey.js'
import { coloured, plain } from './palette.js'

const step = (type: string, ms: number, code?: string) => ({
  type,
  at: new Date(1_700_000_000_000 + ms).toISOString(),
  ...(code && { code }),
})
const order = {
  id: 'ord_01h455vb4pex5vsknk084sn02q',
  status: 'completed',
  total: 2500,
  currency: 'EUR',
  timeline: [
    step('OrderSubmitted', 0),
    step('OrderPlaced', 14),
    step('PaymentAuthorised', 52),
    step('OrderConfirmed', 60),
  ],
}

test('each step has its time, the time since the one before, its service and its name', () => {
  expect(journey(order, 97.2, plain)).toBe(`ord_01h455vb4pex5vsknk084sn02q  25.00 EUR

      0 ms          edge      OrderSubmitted
     14 ms     +14  checkout  OrderPlaced
     52 ms     +38  payments  PaymentAuthorised
     60 ms      +8  checkout  OrderConfirmed

completed after 97 ms`)
})

test('a step says why, where it does', () => {
  const declined = { ...order, status: 'declined', timeline: [step('PaymentDeclined', 0, 'insufficient_funds')] }
  const text = journey(declined, 2_100, plain)
  expect(text).toContain('payments  PaymentDeclined    insufficient_funds')
  expect(text).toMatch(/declined after 2\.1 s$/)
})

test('steps come by time, not as the edge happened to read them', () => {
  const read = {
    ...order,
    timeline: [step('OrderSubmitted', 0), step('OrderCompleted', 9), step('TransactionPosted', 7)],
  }
  expect(journey(read, 10, plain)).toMatch(/7 ms +\+7 .*TransactionPosted\n +9 ms +\+2 .*OrderCompleted/)
})

test('a step of a kind this version does not know is shown all the same', () => {
  expect(journey({ ...order, timeline: [step('OrderPraised', 0)] }, 1, plain)).toContain('OrderPraised')
})

test.each([
  ['completed', 'green'],
  ['declined', 'yellow'],
  ['placed', 'red'],
] as const)('%s is %s', (status, style) => {
  expect(journey({ ...order, status }, 1, coloured)).toContain(coloured(style, status))
})
