export const outcomeStatuses = ['pending', 'succeeded', 'failed', 'rejected'] as const

/**
 * What became of a capture or a refund: *rejected* by a rule of ours, *failed* at the payment service provider. Checkout
 * and payments tell of the same one in topics of their own; it is not taken back, so whichever comes first counts.
 */
export interface Outcome {
  readonly id: string
  readonly status: (typeof outcomeStatuses)[number]
  /** Minor units of the order's currency; null while nobody has said how much is left. */
  readonly amount: bigint | null
  /** Why it failed or was rejected. */
  readonly code: string | null
}
