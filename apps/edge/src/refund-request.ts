import { z } from 'zod'
import { MAX_TOTAL, members, text, whole } from './field.js'

/** Body of `POST /v1/orders/{id}/refunds`; it may be left out: then all that is left is given back. */
export const RefundRequest = members({
  amount: whole(1, MAX_TOTAL).optional().meta({
    description: 'Minor units of the order’s currency; all that was captured and not yet refunded, unless given.',
    example: 1250,
  }),
  reason: text(200).optional().meta({ description: 'Why, in your own words; no personal data.' }),
}).prefault({})
export type RefundRequest = z.infer<typeof RefundRequest>
