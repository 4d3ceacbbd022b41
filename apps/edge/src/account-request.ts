import { z } from 'zod'
import { currency, members, text } from './field.js'

/** Body of `POST /v1/accounts`. The holder is personal data: it stays in the edge's database and is on no topic. */
export const AccountRequest = members({
  holder: members({
    name: text(200).meta({ example: 'Sam Shopper' }),
    email: z
      .email('must be an e-mail address')
      .max(254, 'must have at most 254 characters')
      .meta({ example: 'sam@example.com' }),
  }),
  currency,
})
export type AccountRequest = z.infer<typeof AccountRequest>
