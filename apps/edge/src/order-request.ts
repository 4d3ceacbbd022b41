import { z } from 'zod'
import { MAX_TOTAL, MAX_UNIT_AMOUNT, currency, id, members, text, whole } from './field.js'

const Line = members({
  sku: text(64).meta({ example: 'tea-1' }),
  name: text(200).meta({ example: 'Green tea' }),
  quantity: whole(1, 9_999).meta({ example: 2 }),
  unitAmount: whole(1, MAX_UNIT_AMOUNT).meta({ description: 'Minor units of the order’s currency.', example: 1250 }),
})

const Metadata = z
  .record(text(40), text(500, 0), {
    error: ({ code }) =>
      code === 'invalid_key'
        ? 'is not a name of 1 to 40 characters without control characters'
        : 'must be an object of strings',
  })
  .refine((metadata) => Object.keys(metadata).length <= 20, 'must have at most 20 members')
  .meta({ maxProperties: 20 })

/** Body of `POST /v1/orders`. Orders by card are taken; by wallet not yet. */
export const OrderRequest = members({
  account: id('acc'),
  paymentMethod: id('pm', { wallet: 'cannot be "wallet" yet: give a pm_... id' }).meta({
    description: 'A payment method of the account.',
  }),
  currency,
  lines: z
    .array(Line, 'must be a list of 1 to 100 lines')
    .min(1, 'must have at least 1 line')
    .max(100, 'must have at most 100 lines')
    .refine((lines) => orderTotal(lines) <= MAX_TOTAL, `must add up to at most ${MAX_TOTAL} minor units`)
    .meta({ description: `Quantity times unitAmount adds up to at most ${MAX_TOTAL} minor units.` }),
  capture: z
    .enum(['automatic', 'manual'], 'must be "automatic" or "manual"')
    .default('automatic')
    .meta({ description: 'Captured as soon as it is authorised, or when you ask for it.' }),
  expiresIn: whole(30, 604_800)
    .default(1_800)
    .meta({ description: 'Seconds until an order that is not paid expires.' }),
  reference: text(100)
    .optional()
    .meta({ description: 'Your own name for the order; no personal data.', example: 'basket-7' }),
  metadata: Metadata.default({}).meta({ description: 'For your own use; no personal data.' }),
})
export type OrderRequest = z.infer<typeof OrderRequest>

/** The sum of quantity times unit amount, in minor units. */
export const orderTotal = (lines: readonly { quantity: number; unitAmount: number }[]): number =>
  lines.reduce((sum, line) => sum + line.quantity * line.unitAmount, 0)
