/** What a merchant pays for captures. */
export interface FeePlan {
  /** Hundredths of a percent of the amount: 290 is 2.9 %. */
  readonly basisPoints: bigint
  /** Minor units of the payment's currency, once per payment. */
  readonly fixed: bigint
}

/** `numerator / denominator` to the nearest whole, a tie to the even one. Both >= 0, denominator > 0. */
export function halfEven(numerator: bigint, denominator: bigint): bigint {
  const whole = numerator / denominator
  const twice = 2n * (numerator % denominator)
  const up = twice > denominator || (twice === denominator && whole % 2n === 1n)
  return up ? whole + 1n : whole
}

/**
 * The fee on capturing `amount`, in minor units: a share of it, and the fixed part when nothing was captured before.
 * A capture smaller than the fixed part costs more than it brings; the merchant's balance may go negative.
 */
export const captureFee = (plan: FeePlan, amount: bigint, capturedBefore: bigint): bigint =>
  halfEven(amount * plan.basisPoints, 10_000n) + (capturedBefore === 0n ? plan.fixed : 0n)

/** Sums so far of one payment, in minor units; `refunded` includes the refund being made, `feeReturned` does not. */
export interface RefundedFee {
  readonly fee: bigint
  readonly captured: bigint
  readonly refunded: bigint
  readonly feeReturned: bigint
}

/**
 * How much of the fee a refund gives back: the fee's share of all that was refunded, less what was given back before.
 * So rounding never adds up: when all is refunded, the whole fee has been returned. Never less than nothing: a capture
 * after a refund, which costs no fixed part, makes the share of what was refunded before smaller than what was returned.
 */
export function feeReturnedBy({ fee, captured, refunded, feeReturned }: RefundedFee): bigint {
  const due = halfEven(fee * refunded, captured)
  return due > feeReturned ? due - feeReturned : 0n
}
