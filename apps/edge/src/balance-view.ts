import { z } from 'zod'
import { jsonAmount } from './amount.js'

/** What a merchant has in one currency, in its minor units. */
export interface Balance {
  readonly currency: string
  readonly available: bigint
  readonly pending: bigint
}

/** The same as the API answers it. */
export const BalanceView = z.strictObject({
  currency: z.string().meta({ example: 'EUR' }),
  available: z.int().meta({ description: 'Minor units that can be paid out; below zero where refunds are more.' }),
  pending: z.int().meta({ description: 'Minor units captured that become available later.' }),
})
export type BalanceView = z.infer<typeof BalanceView>

export const balanceView = ({ currency, available, pending }: Balance): BalanceView => ({
  currency,
  available: jsonAmount(available),
  pending: jsonAmount(pending),
})
