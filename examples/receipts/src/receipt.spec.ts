import { OrderPlaced } from '@parpay/events'
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { bodyOf, money, receiptText } from './receipt.ts'
import { receipts } from './receipts.module.ts'

const lines = [{ sku: 'tea-1', name: 'Green tea', quantity: 2, unitAmount: 1250n }]
const placed = OrderPlaced.sample({ currency: 'EUR', total: 2500n, lines, reference: 'basket-7' })

test('a receipt says what was ordered, what was paid and when', () => {
  const order = { orderId: 'ord_1', currency: 'EUR', body: bodyOf(placed) }
  const text = receiptText({ ...order, number: 17n, paid: 2500n, paidAt: new Date('2026-05-01T23:59:00Z') })
  expect(text).toBe(
    [
      ...['Receipt 17, 2026-05-01', 'Order ord_1', ''],
      ...['2 x Green tea at €12.50', 'Total €25.00', 'Your reference basket-7', 'Paid €25.00', ''],
    ].join('\n'),
  )
})

test('amounts have the decimals of their currency', () => {
  expect([money(5n, 'EUR'), money(2500n, 'JPY'), money(12345n, 'KWD')]).toEqual(['€0.05', '¥2,500', 'KWD\u00a012.345'])
})

test('it receives what its AsyncAPI document says, and sends nothing', () => {
  const document = readFileSync(new URL('../asyncapi.yaml', import.meta.url), 'utf8')
  const messages = [...document.matchAll(/#\/channels\/\w+\/messages\/(\w+)'/g)].map(([, name]) => name)
  expect(receipts.contract.receive.map(({ name }) => name)).toEqual(messages)
  expect(document).not.toContain('action: send')
})
