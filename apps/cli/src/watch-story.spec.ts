import { expect, test } from '@jest/globals'
import { OrderPlaced, OrderSubmitted, PaymentMethodSubmitted, type AnyMessageType } from '@parpay/events'
import { plain } from './palette.js'
import { storyMessage, storyText } from './watch-story.js'

const orderId = 'ord_01h455vb4pex5vsknk084sn02q'
const look = { paint: plain, columns: 80 }

function sent(type: AnyMessageType, message: unknown, { id, cause, source, at }: Record<string, string | number>) {
  const headers = {
    ce_id: String(id),
    ce_source: `/parpay/${source}`,
    ...(cause ? { ce_causationid: String(cause) } : {}),
  }
  const place = {
    topic: type.topic,
    partition: 0,
    offset: 0n,
    at: new Date(Number(at)),
    key: type.key(message),
    headers,
  }
  const told = storyMessage({ ...place, type, message })
  if (!told) throw new Error('it decodes')
  return told
}

const placed = sent(OrderPlaced, OrderPlaced.sample({ orderId, total: 4999n, currency: 'EUR' }), {
  ...{ id: 'b', cause: 'a', source: 'checkout', at: 1042 },
})
const submitted = sent(OrderSubmitted, OrderSubmitted.sample({ orderId, total: 4999n, currency: 'EUR' }), {
  ...{ id: 'a', source: 'edge', at: 1000 },
})

test('a tree says who wrote what, and after what time', () => {
  expect(storyText('tree', [placed, submitted], orderId, look)).toBe(
    [
      'OrderSubmitted ord_01h455vb4pex5vsknk084sn02q 49.99 EUR         edge       +0 ms',
      '└─ OrderPlaced ord_01h455vb4pex5vsknk084sn02q 49.99 EUR         checkout  +42 ms',
      '',
    ].join('\n'),
  )
})

test('a diagram and a page have every message', () => {
  for (const form of ['mermaid', 'html'] as const) {
    const text = storyText(form, [submitted, placed], orderId, look)
    for (const name of ['OrderSubmitted', 'OrderPlaced']) expect(text).toContain(name)
  }
})

test('what the contract marks secret is in none of them', () => {
  const method = PaymentMethodSubmitted.sample({ token: 'tok_visa' })
  const told = sent(PaymentMethodSubmitted, method, { id: 'a', source: 'edge', at: 1000 })
  expect(storyText('html', [told], 'a method', look)).not.toContain('tok_visa')
})
