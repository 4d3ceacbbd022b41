import type { Aggregate } from '@parpay/messaging'

/**
 * `abandoned`, `returning`, `voiding`: nobody wants more of the money, and what the PSP did is being undone. A deposit is
 * `voiding` before it is declined too: until the PSP has let go, its money may have been taken. `voided`, `captured`,
 * `declined`: nothing is held any more; refunds may still be under way.
 */
export type PaymentStatus =
  | 'authorising'
  | 'abandoned'
  | 'authorised'
  | 'capturing'
  | 'returning'
  | 'voiding'
  | 'voided'
  | 'captured'
  | 'declined'

/** How the order ended that does not want the money. */
export type Ending = 'cancelled' | 'expired' | 'declined'

/** A capture that was approved and has not ended. Amount in minor units. */
export interface Capture {
  readonly captureId: string
  readonly amount: bigint
  /** Nothing is captured after it: the PSP lets go of the rest. */
  readonly final: boolean
}

/** A refund that the PSP has not answered on. Amount in minor units. */
export interface Refund {
  readonly refundId: string
  readonly amount: bigint
  readonly reason: 'requested' | 'late_capture'
}

/** The payment of one order by card, or a deposit. Amounts in minor units of `currency`. */
export interface Payment extends Aggregate {
  readonly merchantId: string
  /** The shopper's account; a deposit goes to its wallet. */
  readonly accountId: string
  /** Null for a deposit. */
  readonly orderId: string | null
  readonly currency: string
  readonly amount: bigint
  readonly status: PaymentStatus
  /** Null while the order has not ended without the money, or the deposit is to be made. */
  readonly ending: Ending | null
  /** When what is authorised for an order is let go; null: the PSP has not said, or it is a deposit. */
  readonly expiresAt: Date | null
  /** In the order approved; the first is at the PSP. Only a payment that is `capturing` or `returning` has any. */
  readonly captures: readonly Capture[]
  readonly captured: bigint
  readonly fee: bigint
  /** All are at the PSP, each by itself. */
  readonly refunds: readonly Refund[]
  readonly refunded: bigint
  readonly feeReturned: bigint
  /** How often the PSP contradicted itself; each time the next operation gets a key of its own. Someone should look. */
  readonly alarms: number
}

type Requested = Pick<Payment, 'id' | 'merchantId' | 'accountId' | 'orderId' | 'currency' | 'amount'>

/** A payment nothing was done for yet. */
export const requested = ({ id, merchantId, accountId, orderId, currency, amount }: Requested): Payment => ({
  id,
  merchantId,
  accountId,
  orderId,
  currency,
  amount,
  status: 'authorising',
  ending: null,
  expiresAt: null,
  captures: [],
  captured: 0n,
  fee: 0n,
  refunds: [],
  refunded: 0n,
  feeReturned: 0n,
  alarms: 0,
})

/** Messages of orders never find one: they look for the order's UUID. */
export const isDeposit = (payment: Payment): boolean => payment.orderId === null

const sum = (of: readonly { readonly amount: bigint }[]): bigint => of.reduce((total, { amount }) => total + amount, 0n)

/** What may be captured beside what is captured or approved to be. */
export const capturable = ({ amount, captured, captures }: Payment): bigint => amount - captured - sum(captures)

/** What may be refunded beside what is refunded or on its way back. */
export const refundable = ({ captured, refunded, refunds }: Payment): bigint => captured - refunded - sum(refunds)

export const become = (payment: Payment, status: PaymentStatus): Payment => ({ ...payment, status })

export const ended = (payment: Payment, ending: Ending): Payment => ({ ...payment, ending })

/** The PSP contradicted itself. */
export const alarmed = (payment: Payment): Payment => ({ ...payment, alarms: payment.alarms + 1 })

/** What every message about a payment begins with. */
export const about = (payment: Payment) => ({
  merchantId: payment.merchantId,
  paymentId: payment.id,
  orderId: payment.orderId,
  purpose: isDeposit(payment) ? ('deposit' as const) : ('order' as const),
  accountId: payment.accountId,
  method: 'card' as const,
  currency: payment.currency,
})
