import { expect, test } from '@jest/globals'
import { OrderPlaced, OrderSubmitted, PaymentMethodSubmitted, type AnyMessageType } from '@parpay/events'
import { sampled, system } from '../test/sampled.js'
import { plain } from './palette.js'
import { storyMessage, storyText } from './watch-story.js'

const orderId = 'ord_01h455vb4pex5vsknk084sn02q'
const look = { paint: plain, columns: 80 }

function sent(type: AnyMessageType, fields: object, { id, cause, source, at }: Record<string, string | number>) {
  const headers = {
    ce_id: String(id),
    ce_source: `/parpay/${source}`,
    ...(cause ? { ce_causationid: String(cause) } : {}),
  }
  const told = storyMessage(sampled(type, fields, { at: new Date(Number(at)), headers }))
  if (!told) throw new Error('it decodes')
  return told
}

const placed = sent(
  OrderPlaced,
  { orderId, total: 4999n, currency: 'EUR' },
  {
    ...{ id: 'b', cause: 'a', source: 'checkout', at: 1042 },
  },
)
const submitted = sent(
  OrderSubmitted,
  { orderId, total: 4999n, currency: 'EUR' },
  {
    ...{ id: 'a', source: 'edge', at: 1000 },
  },
)

test('a tree says who wrote what, and after what time', () => {
  expect(storyText('tree', [placed, submitted], orderId, system, look)).toBe(
    [
      'OrderSubmitted ord_01h455vb4pex5vsknk084sn02q 49.99 EUR         edge       +0 ms',
      '└─ OrderPlaced ord_01h455vb4pex5vsknk084sn02q 49.99 EUR         checkout  +42 ms',
      '',
    ].join('\n'),
  )
})

test('a diagram and a page have every message', () => {
  for (const form of ['mermaid', 'html'] as const) {
    const text = storyText(form, [submitted, placed], orderId, system, look)
    for (const name of ['OrderSubmitted', 'OrderPlaced']) expect(text).toContain(name)
  }
})

test('what the contract marks secret is in none of them', () => {
  const told = sent(PaymentMethodSubmitted, { token: 'tok_visa' }, { id: 'a', source: 'edge', at: 1000 })
  expect(storyText('html', [told], 'a method', system, look)).not.toContain('tok_visa')
})
