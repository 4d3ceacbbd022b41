import { z } from 'zod'
import { jsonAmount } from './amount.js'

/** An account as the edge knows it; `wallet` in minor units of `currency`. Holder: null when only messages are known. */
export interface Account {
  readonly id: string
  readonly merchantId: string
  readonly status: 'pending' | 'open' | 'frozen'
  readonly currency: string
  readonly holder: { readonly name: string; readonly email: string } | null
  readonly wallet: bigint
}

/** An account as the API answers it. */
export const AccountView = z.strictObject({
  id: z.string().meta({ example: 'acc_01h455vb4pex5vsknk084sn02q' }),
  status: z.enum(['pending', 'open', 'frozen']).meta({
    description: 'New orders and deposits of a frozen account are declined with the code `account_frozen`.',
  }),
  currency: z.string(),
  balance: z
    .strictObject({ available: z.int(), held: z.int().min(0) })
    .meta({ description: 'The shopper’s wallet, in minor units.' }),
  holder: z.strictObject({ name: z.string(), email: z.string() }).nullable(),
})
export type AccountView = z.infer<typeof AccountView>

/** What the POST of a freeze or of its end answers. */
export const AccountStatusView = z.strictObject({
  id: z.string().meta({ example: 'acc_01h455vb4pex5vsknk084sn02q' }),
  status: z.enum(['open', 'frozen']).meta({ description: 'As it is now; what was asked for shows a moment later.' }),
})

/** What `POST /v1/accounts` answers. */
export const NewAccountView = z.strictObject({
  id: z.string().meta({ example: 'acc_01h455vb4pex5vsknk084sn02q' }),
  status: z.literal('pending'),
})

export const accountView = ({ id, status, currency, holder, wallet }: Account): AccountView => ({
  id,
  status,
  currency,
  balance: { available: jsonAmount(wallet), held: 0 },
  holder,
})
