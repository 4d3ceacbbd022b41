import type { TransactionPosted } from '@parpay/events'
import { z } from 'zod'
import { creditOf } from './account-changes.js'
import { jsonAmount } from './amount.js'

/** What one ledger transaction did to a wallet. */
export interface WalletEntry {
  /** Of the ledger transaction. */
  readonly id: string
  readonly accountId: string
  readonly kind: string
  /** Minor units of the account's currency: what the wallet grew by, negative where it shrank. */
  readonly amount: bigint
  readonly paymentId: string | null
  readonly orderId: string | null
  /** When it was posted. */
  readonly at: Date
}

/** A wallet's entry as the API answers it. */
export const WalletEntryView = z.strictObject({
  id: z.string().meta({ example: 'txn_01h455vb4pex5vsknk084sn02q', description: 'Of the ledger transaction.' }),
  kind: z.string().meta({ example: 'deposit', description: 'What was posted; new kinds may appear.' }),
  amount: z.int().meta({
    description:
      'Minor units of the account’s currency: what the balance grew by, negative where it shrank. Sums to the balance.',
  }),
  payment: z.string().nullable(),
  order: z.string().nullable().meta({ description: 'Null for a deposit.' }),
  at: z.iso.datetime().meta({ description: 'When it was posted: UTC, with milliseconds.' }),
})
export type WalletEntryView = z.infer<typeof WalletEntryView>

export const walletEntryView = ({ id, kind, amount, paymentId, orderId, at }: WalletEntry): WalletEntryView => ({
  ...{ id, kind, amount: jsonAmount(amount), payment: paymentId, order: orderId, at: at.toISOString() },
})

/** The entries of shoppers' wallets among transactions; most, by cards, have none. */
export const walletEntries = (posted: readonly { message: TransactionPosted; time: Date }[]): WalletEntry[] =>
  posted.flatMap(({ message, time: at }) => {
    const { transactionId: id, accountId, kind, paymentId, orderId } = message
    const amount = creditOf(message)
    return accountId === null || amount === 0n ? [] : [{ id, accountId, kind, amount, paymentId, orderId, at }]
  })
