import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const document = `asyncapi: 3.0.0
info: { title: Webshop, version: 2.1.0 }
defaultContentType: application/json
channels:
  baskets:
    address: shop.baskets
    messages:
      BasketFilled:
        x-key: basket
        correlationId: { location: '$message.payload#/basket' }
        x-message-id: $message.payload#/id
        headers: { type: object, properties: { trace: { type: string, pattern: '^[0-9]+$' } } }
        payload:
          type: object
          required: [id, basket, cents]
          properties:
            id: { type: string }
            basket: { type: string }
            cents: { type: integer }
            shopper: { type: string }
            mail: { type: string, x-pii: true }
            voucher: { type: string, x-secret: true }
      BasketPaid:
        x-key: basket
        correlationId: { location: '$message.payload#/basket' }
        x-message-id: $message.payload#/id
        x-causation-id: $message.payload#/cause
        payload:
          type: object
          required: [id, basket, paid]
          properties:
            id: { type: string }
            cause: { type: string }
            basket: { type: string }
            paid: { type: boolean }
  shoppers:
    address: shop.shoppers
    messages:
      ShopperJoined:
        x-key: shopper
        payload: { type: object, required: [shopper], properties: { shopper: { type: string } } }
operations:
  send: { action: send, channel: { $ref: '#/channels/baskets' } }
`

/** A system that is not ours: its document in a folder of its own. */
export async function shop(): Promise<{ document: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'shop-'))
  const path = join(folder, 'shop.yaml')
  await writeFile(path, document)
  return { document: path, remove: () => rm(folder, { recursive: true }) }
}
