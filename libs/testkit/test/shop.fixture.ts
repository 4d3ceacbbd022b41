import type { Field, Shape } from '../src/shape.js'
import type { MessageType, Vocabulary } from '../src/filter/vocabulary.js'

const string: Shape = { kind: 'string' }
const long: Shape = { kind: 'long' }
const boolean: Shape = { kind: 'boolean' }
const optional = (shape: Shape): Shape => ({ kind: 'union', branches: [{ kind: 'null' }, shape] })
const oneOf = (...symbols: string[]): Shape => ({ kind: 'string', symbols })
const list = (items: Shape): Shape => ({ kind: 'list', items })

const record = (shapes: Record<string, Shape>, open = false): Shape => ({
  kind: 'record',
  open,
  fields: Object.fromEntries(
    Object.entries(shapes).map(([name, shape]): [string, Field] => [
      name,
      { shape, required: true, personal: false, secret: false },
    ]),
  ),
})

const message = (topic: string, name: string, fields: Record<string, Shape>): MessageType => ({
  name,
  topic,
  payload: record(fields),
  headers: record({ ce_type: string, attempt: { kind: 'integer' }, 'content-type': string }),
})

const card = record({ brand: oneOf('visa', 'mastercard'), last4: string })
const line = record({ sku: string, quantity: { kind: 'integer' }, unitAmount: long })

/** A small contract with each kind of shape. */
export const shop: Vocabulary = {
  messages: [
    message('shop.order.v1', 'OrderPlaced', {
      orderId: string,
      total: long,
      lines: list(line),
      tags: list(string),
      metadata: { kind: 'map', values: string },
      reference: optional(string),
      discount: { kind: 'number' },
      extra: { kind: 'any' },
    }),
    message('shop.order.v1', 'OrderCompleted', { orderId: string, total: long, captured: long }),
    message('shop.payment.v1', 'PaymentDeclined', {
      orderId: optional(string),
      amount: long,
      currency: string,
      code: string,
      method: oneOf('card', 'wallet'),
      type: string,
    }),
    message('shop.payment.v1', 'PaymentCaptured', {
      orderId: optional(string),
      amount: long,
      captured: long,
      currency: string,
      final: boolean,
      method: { kind: 'union', branches: [string, record({ card }), record({ wallet: record({ id: string }) })] },
      receipt: { kind: 'bytes' },
    }),
    { name: 'shelf-counted', topic: 'shop.shelf', payload: list({ kind: 'integer' }), headers: record({}, true) },
  ],
}
