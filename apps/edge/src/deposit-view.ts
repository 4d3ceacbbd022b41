import { z } from 'zod'
import { jsonAmount } from './amount.js'

export const depositStatuses = ['pending', 'succeeded', 'declined'] as const

/** A deposit as the edge knows it; `amount` in minor units of `currency`. */
export interface Deposit {
  /** Of the payment that makes it. */
  readonly id: string
  readonly merchantId: string
  readonly accountId: string
  /** Null when only messages are known. */
  readonly paymentMethodId: string | null
  readonly amount: bigint
  readonly currency: string
  readonly status: (typeof depositStatuses)[number]
  /** Why it was declined. */
  readonly code: string | null
  readonly createdAt: Date
}

/** A deposit as the API answers it. */
export const DepositView = z.strictObject({
  id: z.string().meta({ example: 'pay_01h455vb4pex5vsknk084sn02q' }),
  status: z.enum(depositStatuses).meta({
    description: 'A deposit that has succeeded is in the account’s balance and among its transactions.',
  }),
  account: z.string(),
  paymentMethod: z.string().nullable(),
  amount: z.int().min(1).meta({ description: 'Minor units.' }),
  currency: z.string(),
  decline: z
    .strictObject({ code: z.string().meta({ example: 'card_declined' }) })
    .optional()
    .meta({ description: 'Why it was declined. New codes may appear.' }),
  createdAt: z.iso.datetime().meta({ description: 'UTC, with milliseconds.' }),
})
export type DepositView = z.infer<typeof DepositView>

/** What the POST of a deposit answers. */
export const NewDepositView = z.strictObject({
  id: z.string().meta({ example: 'pay_01h455vb4pex5vsknk084sn02q' }),
  status: z.literal('pending'),
})

export const depositView = (deposit: Deposit): DepositView => ({
  id: deposit.id,
  status: deposit.status,
  account: deposit.accountId,
  paymentMethod: deposit.paymentMethodId,
  amount: jsonAmount(deposit.amount),
  currency: deposit.currency,
  ...(deposit.code !== null && { decline: { code: deposit.code } }),
  createdAt: deposit.createdAt.toISOString(),
})
