import { z } from 'zod'
import { MAX_TOTAL, currency, id, members, whole } from './field.js'

/** Body of `POST /v1/accounts/{id}/deposits`. */
export const DepositRequest = members({
  amount: whole(1, MAX_TOTAL).meta({ description: 'Minor units of the account’s currency.' }),
  currency,
  paymentMethod: id('pm', { wallet: 'cannot be "wallet": a deposit is made to it' }).meta({
    description: 'A payment method of the account, which is charged.',
  }),
})
export type DepositRequest = z.infer<typeof DepositRequest>
