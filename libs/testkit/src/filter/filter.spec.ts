import { describe, expect, test } from '@jest/globals'
import { shop } from '../../test/shop.fixture.js'
import type { Field, Shape } from '../shape.js'
import { compileFilter, type FilterInput } from './index.js'

const now = new Date('2026-05-04T12:00:00Z')
const place = { partition: 2, offset: 17n, at: new Date('2026-05-04T11:55:00Z'), key: 'ord_1' }

const placed: FilterInput = {
  ...place,
  type: 'OrderPlaced',
  topic: 'shop.order.v1',
  headers: { ce_type: 'placed', attempt: '10', 'content-type': 'avro' },
  message: {
    orderId: 'ord_1',
    total: 5000n,
    lines: [
      { sku: 'mug', quantity: 2, unitAmount: 1500n },
      { sku: 'hat', quantity: 1, unitAmount: 2000n },
    ],
    tags: ['new', 'gift'],
    metadata: { note: 'a "b"', 'odd-name': 'x' },
    reference: null,
    discount: 0.5,
    extra: { deep: [1, { down: true }] },
  },
}

const declined: FilterInput = {
  ...place,
  type: 'PaymentDeclined',
  topic: 'shop.payment.v1',
  key: null,
  headers: {},
  message: {
    orderId: 'ord_1',
    amount: 9_007_199_254_740_993n,
    currency: 'EUR',
    code: 'card_declined',
    method: 'card',
    type: 'final',
  },
}

const captured: FilterInput = {
  ...declined,
  type: 'PaymentCaptured',
  message: {
    orderId: null,
    amount: 5000n,
    captured: 5000n,
    currency: 'EUR',
    final: true,
    method: { card: { brand: 'visa', last4: '4242' } },
    receipt: new Uint8Array([1]),
  },
}

const passes = (text: string, input: FilterInput) => compileFilter(text, shop, { now }).test(input)

describe('a filter holds', () => {
  test.each([
    ['OrderPlaced', placed],
    ['  OrderPlaced ', placed],
    ['type == "OrderPlaced"', placed],
    ['OrderPlaced && total > 1000', placed],
    ['OrderCompleted || total >= 5000', placed],
    ['!OrderCompleted', placed],
    ['type like "Payment*"', captured],
    ['type in ["OrderPlaced", \'OrderCompleted\']', placed],
    ['topic == "shop.order.v1" && partition == 2 && offset > 16 && offset < 18n', placed],
    ['key startsWith "ord_"', placed],
    ['key == null', declined],
    ['at > "2026-05-04T11:54:00Z" && at < "2026-05-04T13:56:00+02:00"', placed],
    ['at > "10m" && at < "1m"', placed],
    ['at == 1777895700000', placed],
    ['header.ce_type == "placed" && header["content-type"] endsWith "ro"', placed],
    ['header.attempt > 9', placed],
    ['header.attempt in [1, 10n]', placed],
    ['total == 5000 && total == 5000n && 5000 == total && total != 5000.5 && 4999.5 < total', placed],
    ['amount == 9007199254740993', declined],
    ['amount != 9007199254740992', declined],
    ['lines[0].sku == "mug" && lines[1].sku == "hat"', placed],
    ['lines[*].sku == "hat" && lines[*].quantity > 1', placed],
    ['lines[*].unitAmount < total', placed],
    ['tags contains "gift" && tags[*] startsWith "gi"', placed],
    ['metadata.note contains "\\"b\\"" && metadata["odd-name"] == "x" && metadata[*] == "x"', placed],
    ['reference == null && exists(reference)', placed],
    ['discount < 1 && discount == 0.5 && discount > -1e3', placed],
    ['extra.deep[1].down && extra.deep[*] == 1', placed],
    ['payload.type == "final"', declined],
    ['method == "card" || method.card.last4 == "1"', declined],
    ['method.card.last4 == "4242" && exists(method.card)', captured],
    ['extra != null && extra != 5', placed],
    ['final && captured == amount && exists(receipt)', captured],
    ['!(final == false)', captured],
    ['code < "d" && code >= "card"', declined],
    ['!(!(PaymentDeclined))', declined],
    ['OrderPlaced && total > 1 || PaymentDeclined', declined],
  ])('%s', (text, input) => {
    expect(passes(text, input)).toBe(true)
  })
})

describe('a filter does not hold', () => {
  test.each([
    ['PaymentCaptured', placed],
    ['OrderPlaced && (total > 5000 || total < 5000)', placed],
    ['amount == 9007199254740992', declined],
    ['lines[2].sku == "mug"', placed],
    ['lines[*].sku == "mu"', placed],
    ['tags contains "gif"', placed],
    ['header.attempt > 10', placed],
    ['at > "4m"', placed],
    ['final == false', captured],
    ['extra > 1', placed],
    ['extra.deep.length == 2', placed],
    ['extra.constructor != 1', placed],
  ])('%s', (text, input) => {
    expect(passes(text, input)).toBe(false)
  })
})

test('what every JavaScript object has is no field', () => {
  expect(() => compileFilter('constructor == 1', shop)).toThrow('no message has a field "constructor"')
})

describe('a field that is missing', () => {
  test.each(['currency == "EUR"', 'currency != "EUR"', 'currency in ["EUR"]', 'currency < "X"', 'exists(currency)'])(
    'makes %s false, and its negation true',
    (text) => {
      expect(passes(text, placed)).toBe(false)
      expect(passes(`!(${text})`, placed)).toBe(true)
    },
  )

  test('is not one that is null', () => {
    expect(passes('reference != "x"', placed)).toBe(true)
    expect(passes('reference != null', placed)).toBe(false)
    expect(passes('reference < "x"', placed)).toBe(false)
  })

  test('is any of them where a path has [*]: some element differs, or none is the same', () => {
    expect(passes('lines[*].sku != "mug"', placed)).toBe(true)
    expect(passes('!(lines[*].sku == "mug")', placed)).toBe(false)
    const empty = { ...placed, message: { lines: [] } }
    expect(passes('lines[*].sku != "mug"', empty)).toBe(false)
  })
})

test('a message whose name is no word can be the whole filter', () => {
  const filter = compileFilter('shelf-counted', shop)
  expect(filter).toMatchObject({ messages: ['shelf-counted'], topics: ['shop.shelf'] })
  const counted = { ...placed, type: 'shelf-counted', topic: 'shop.shelf', message: [3, 4] }
  expect(filter.test(counted)).toBe(true)
  expect(passes('payload[1] == 4', counted)).toBe(true)
})

test('a dotted message name is a word', () => {
  const dotted = { messages: shop.messages.map((message) => ({ ...message, name: `shop.${message.name}` })) }
  expect(compileFilter('shop.OrderPlaced && total > 1', dotted).messages).toEqual(['shop.OrderPlaced'])
})

test('a word that is a message and a field is the message', () => {
  const [first, ...others] = shop.messages.map((message) => ({ ...message }))
  const both = { messages: [{ ...(first ?? never()), name: 'final' }, ...others] }
  expect(compileFilter('final', both).messages).toEqual(['final'])
  expect(compileFilter('payload.final', both).messages).toEqual(['PaymentCaptured'])
})

function never(): never {
  throw new Error('the shop has messages')
}

test('a record may contain itself, in more ways than one', () => {
  const tree: Shape = {
    kind: 'record',
    open: false,
    get fields() {
      const children: Shape = { kind: 'union', branches: [{ kind: 'null' }, tree, { kind: 'list', items: tree }] }
      return { name: field({ kind: 'string' }), left: field(children), right: field(children) }
    },
  }
  const trees = { messages: [{ name: 'Grown', topic: 'trees', payload: tree, headers: tree }] }
  expect(compileFilter(`left${'.right'.repeat(98)}.name == "x"`, trees).messages).toEqual(['Grown'])
  expect(() => compileFilter(`left${'.right'.repeat(98)}.nam == "x"`, trees)).toThrow('did you mean "name"?')
})

const field = (shape: Shape): Field => ({ shape, required: true, personal: false, secret: false })

describe('what there is to read', () => {
  const everything = shop.messages.map(({ name }) => name)
  test.each([
    ['OrderPlaced', ['OrderPlaced']],
    ['!OrderPlaced', everything.slice(1)],
    ['topic == "shop.payment.v1"', ['PaymentDeclined', 'PaymentCaptured']],
    ['type != "OrderPlaced" && topic like "*.order.*"', ['OrderCompleted']],
    ['total > 1', ['OrderPlaced', 'OrderCompleted']],
    ['!(total > 1)', everything],
    ['total > 1 && captured > 1', ['OrderCompleted']],
    ['total > 1 || final', ['OrderPlaced', 'OrderCompleted', 'PaymentCaptured']],
    ['!(OrderPlaced || currency == "EUR") && orderId != ""', everything.slice(1, -1)],
    ['orderId == null', ['PaymentDeclined', 'PaymentCaptured']],
    ['method == "cash"', ['PaymentCaptured']],
    ['partition == 0', everything],
    ['header.traceparent != ""', ['shelf-counted']],
    ['exists(method.card)', ['PaymentCaptured']],
    ['amount == captured', ['PaymentCaptured']],
  ])('%s', (text, messages) => {
    expect(compileFilter(text, shop).messages).toEqual(messages)
  })

  test('is each topic once, also of a message that travels on two', () => {
    const [first] = shop.messages
    const twice = { messages: [...shop.messages, { ...(first ?? never()), topic: 'shop.archive' }] }
    const { messages, topics } = compileFilter('OrderPlaced || OrderCompleted', twice)
    expect(messages).toEqual(['OrderPlaced', 'OrderCompleted'])
    expect(topics).toEqual(['shop.order.v1', 'shop.archive'])
    expect(compileFilter('OrderPlaced && topic == "shop.archive"', twice).topics).toEqual(['shop.archive'])
  })
})
