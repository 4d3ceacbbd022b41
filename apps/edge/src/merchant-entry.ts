import type { TransactionPosted } from '@parpay/events'
import { z } from 'zod'
import { jsonAmount } from './amount.js'
import { credited } from './credited.js'

/** What one ledger transaction did to a merchant's own ledger account. */
export interface MerchantEntry {
  /** Of the ledger transaction. */
  readonly id: string
  readonly merchantId: string
  readonly currency: string
  readonly kind: string
  /** Minor units of `currency`: what the balance grew by, negative where it shrank. */
  readonly amount: bigint
  readonly paymentId: string | null
  readonly orderId: string | null
  /** From when on it can be paid out; null: at once. */
  readonly availableAt: Date | null
  /** When it was posted. */
  readonly at: Date
}

/** A merchant's entry as the API answers it. */
export const MerchantEntryView = z.strictObject({
  id: z.string().meta({ example: 'txn_01h455vb4pex5vsknk084sn02q', description: 'Of the ledger transaction.' }),
  kind: z.string().meta({ example: 'capture', description: 'What was posted; new kinds may appear.' }),
  amount: z.int().meta({
    description:
      'Minor units of `currency`: what your balance grew by, negative where it shrank. A capture is less our fee, a ' +
      'refund less the part of the fee that is returned.',
  }),
  currency: z.string(),
  payment: z.string().nullable(),
  order: z.string().nullable(),
  availableAt: z.iso.datetime().nullable().meta({ description: 'Pending until then; null when available at once.' }),
  at: z.iso.datetime().meta({ description: 'When it was posted: UTC, with milliseconds.' }),
})
export type MerchantEntryView = z.infer<typeof MerchantEntryView>

export const merchantEntryView = (entry: MerchantEntry): MerchantEntryView => ({
  id: entry.id,
  kind: entry.kind,
  amount: jsonAmount(entry.amount),
  currency: entry.currency,
  payment: entry.paymentId,
  order: entry.orderId,
  availableAt: entry.availableAt?.toISOString() ?? null,
  at: entry.at.toISOString(),
})

/** The entries of merchants' own ledger accounts among transactions; a deposit has none. */
export const merchantEntries = (posted: readonly { message: TransactionPosted; time: Date }[]): MerchantEntry[] =>
  posted.flatMap(({ message, time: at }) => {
    const { transactionId: id, merchantId, currency, kind, paymentId, orderId, availableAt } = message
    const amount = credited(message, `${merchantId}:merchant:${currency}`)
    return amount === 0n ? [] : [{ id, merchantId, currency, kind, amount, paymentId, orderId, availableAt, at }]
  })
