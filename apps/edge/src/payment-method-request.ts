import { z } from 'zod'
import { members } from './field.js'

/** Body of `POST /v1/accounts/{id}/payment-methods`: a token the PSP gave for a card, never the card itself. */
export const PaymentMethodRequest = members({
  token: z
    .string('must be a string')
    .regex(/^tok_[A-Za-z0-9_]{1,100}$/, 'must be a PSP token such as tok_visa')
    .meta({ example: 'tok_visa' }),
})
export type PaymentMethodRequest = z.infer<typeof PaymentMethodRequest>
