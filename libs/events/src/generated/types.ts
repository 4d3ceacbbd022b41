// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

/** `unknown` is what an older reader sees of a newer symbol. */
export type CaptureMode = 'unknown' | 'automatic' | 'manual'

/** One leg of a ledger transaction. */
export interface Entry {
  /** Ledger account as `owner:purpose:currency`, made at its first posting. */
  readonly ledgerAccount: string
  /** Minor units of the transaction's currency: debit positive, credit negative. */
  readonly amount: bigint
}

/** `unknown` is what an older reader sees of a newer symbol. */
export type ExpiryReason = 'unknown' | 'deadline' | 'authorisation'

/** One position of an order. */
export interface Line {
  /** The store's own article number, at most 64 characters. */
  readonly sku: string
  /** What the shopper reads, at most 200 characters. */
  readonly name: string
  /** Pieces, 1 to 9,999. */
  readonly quantity: number
  /** Price of one piece in minor units of the order's currency. */
  readonly unitAmount: bigint
}

/** `unknown` is what an older reader sees of a newer symbol. */
export type Method = 'unknown' | 'card' | 'wallet'

/** `unknown` is what an older reader sees of a newer symbol. */
export type PaymentMethodKind = 'unknown' | 'card'

/** `unknown` is what an older reader sees of a newer symbol. */
export type Purpose = 'unknown' | 'order' | 'deposit'

/** `unknown` is what an older reader sees of a newer symbol. */
export type RefundReason = 'unknown' | 'requested' | 'late_capture'

/** `unknown` is what an older reader sees of a newer symbol. */
export type TransactionKind =
  'unknown' | 'capture' | 'refund' | 'deposit' | 'payout' | 'payout_return' | 'dispute' | 'dispute_won' | 'dispute_lost'

/** `unknown` is what an older reader sees of a newer symbol. */
export type VoidReason = 'unknown' | 'cancelled' | 'expired' | 'declined' | 'authorisation_expired'
