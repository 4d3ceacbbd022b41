import {
  AccountFrozen,
  AccountUnfrozen,
  CaptureApproved,
  contracts,
  DepositRequested,
  OrderCancelled,
  OrderConfirmed,
  OrderDeclined,
  OrderExpired,
  OrderPlaced,
  RefundApproved,
  sameUuid,
} from '@parpay/events'
import { type Aggregate, decider, unchanged } from '@parpay/messaging'
import { captureFee, type FeePlan } from './fees.js'
import type { PaymentMethod } from './payment-method.js'
import * as step from './payment-steps.js'
import {
  PspAuthorised,
  PspCaptured,
  PspCaptureRefused,
  PspDeclined,
  PspFoundCaptured,
  PspRefunded,
  PspRefundRefused,
  PspVoided,
} from './psp-outcome.js'

/**
 * `abandoned`, `returning`, `voiding`: the order ended without the money, and what the PSP did is being undone. A deposit
 * is `voiding` before it is declined too: until the PSP has let go, its money may have been taken.
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
  /** Null while the order wants the money, or the deposit is to be made. */
  readonly ending: Ending | null
  readonly captured: bigint
  readonly fee: bigint
  readonly refunded: bigint
  readonly feeReturned: bigint
  /** How often the PSP contradicted itself; each time the next operation gets a key of its own. Someone should look. */
  readonly alarms: number
}

type Requested = Pick<Payment, 'id' | 'merchantId' | 'accountId' | 'orderId' | 'currency' | 'amount'>

const requested = ({ id, merchantId, accountId, orderId, currency, amount }: Requested): Payment => ({
  id,
  merchantId,
  accountId,
  orderId,
  currency,
  amount,
  status: 'authorising',
  ending: null,
  captured: 0n,
  fee: 0n,
  refunded: 0n,
  feeReturned: 0n,
  alarms: 0,
})

/** Messages of orders never find one: they look for the order's UUID. */
const isDeposit = (payment: Payment): boolean => payment.orderId === null

/** A deposit whose end nobody has been told; any other payment that is voided ended before. */
const isOpenDeposit = (payment: Payment): boolean => isDeposit(payment) && payment.ending === null

/** Merchants pay for what their orders take; a deposit is the shopper's own money. */
const feeOf = (plan: FeePlan, payment: Payment): bigint =>
  isDeposit(payment) ? 0n : captureFee(plan, payment.amount, payment.captured)

/** Has it authorised by the payment method, unless it may not use that one. */
function begin(payment: Payment, method: PaymentMethod | undefined) {
  if (method?.merchantId !== payment.merchantId) return step.declined(payment, 'payment_method_not_found')
  if (method.accountId !== payment.accountId) return step.declined(payment, 'payment_method_of_another_account')
  const { status, pspReference } = method
  if (status !== 'active' || pspReference === null) return step.declined(payment, 'payment_method_not_active')
  return step.authorise(payment, pspReference)
}

/** A payment the PSP declined has ended its order by that. */
const endingOf = (payment: Payment): Ending => payment.ending ?? 'declined'

const ofOrder = { id: (m: { orderId: string }) => sameUuid('pay', m.orderId) }
const ofPayment = { id: (m: { paymentId: string }) => m.paymentId }

/**
 * Every rule about the payment of an order by card, captured automatically, and about deposits, whatever order the
 * answers of the PSP and the messages of the order come in. `method` is the payment method that is charged.
 */
export const payment = (plan: FeePlan) =>
  decider(contracts.payments)<Payment, { method: PaymentMethod }>('payment')
    .on(OrderPlaced, { ...ofOrder, reads: { method: (m) => m.paymentMethodId } }, (payment, m, { method }) => {
      if (payment) return unchanged
      if (m.method !== 'card') throw new Error(`OrderPlaced.method is ${m.method}: this version only knows card`)
      return begin(requested({ ...m, id: sameUuid('pay', m.orderId), amount: m.total }), method)
    })
    .on(DepositRequested, { ...ofPayment, reads: { method: (m) => m.paymentMethodId } }, (payment, m, { method }) =>
      payment ? unchanged : begin(requested({ ...m, id: m.paymentId, orderId: null }), method),
    )
    .on(OrderConfirmed, ofOrder, (payment, m) => {
      if (m.capture === 'unknown') throw new Error('OrderConfirmed.capture is a symbol this version does not know')
      return payment?.status === 'authorised' && m.capture === 'automatic' ? step.capture(payment) : unchanged
    })
    .on(OrderCancelled, ofOrder, (payment, _, { attempts }) => {
      if (payment?.status === 'authorising') return step.stopAuthorising(payment, 'cancelled', attempts)
      if (payment?.status === 'authorised') return step.release(payment, 'cancelled')
      if (payment?.status === 'capturing') return step.giveUpCapture(payment, 'cancelled')
      // Checkout had not seen the capture when it cancelled: the order has ended, so the money goes back.
      if (payment?.status === 'captured' && payment.ending === null) return step.giveBack(payment, 'cancelled')
      return unchanged
    })
    .on(OrderExpired, ofOrder, (payment, _, { attempts }) => {
      if (payment?.status === 'authorising') return step.stopAuthorising(payment, 'expired', attempts)
      return payment?.status === 'authorised' ? step.release(payment, 'expired') : unchanged
    })
    .on(OrderDeclined, ofOrder, (payment) =>
      payment?.status === 'authorised' ? step.release(payment, 'declined') : unchanged,
    )
    .on(CaptureApproved, ofOrder, () => unchanged)
    .on(RefundApproved, ofOrder, () => unchanged)
    .on(AccountFrozen, { id: () => null }, () => unchanged)
    .on(AccountUnfrozen, { id: () => null }, () => unchanged)
    .on(PspAuthorised, (payment, m) => {
      switch (payment?.status) {
        case 'authorising':
          return isDeposit(payment) ? step.authorisedToDeposit(payment, m) : step.authorised(payment, m)
        case 'abandoned':
          return step.authorisedTooLate(payment, m)
        case 'voided':
        case 'declined':
          return step.release(step.alarmed(payment), endingOf(payment))
        default:
          return unchanged
      }
    })
    .on(PspDeclined, (payment, m) =>
      payment?.status === 'authorising' || payment?.status === 'abandoned' ? step.declined(payment, m.code) : unchanged,
    )
    .on(PspCaptured, (payment, m, _, at) => {
      switch (payment?.status) {
        case 'capturing':
          return step.captured(payment, feeOf(plan, payment), m.pspReference, at)
        case 'returning':
          return step.capturedTooLate(payment, endingOf(payment), m.pspReference, at)
        case 'voided':
        case 'declined':
          return step.capturedTooLate(step.alarmed(payment), endingOf(payment), m.pspReference, at)
        default:
          return unchanged
      }
    })
    .on(PspCaptureRefused, (payment, m) => {
      if (payment?.status === 'capturing' && !isDeposit(payment)) return step.captureFailed(payment, m.code)
      return payment?.status === 'capturing' || payment?.status === 'returning'
        ? step.captureFailedForGood(payment, m.code)
        : unchanged
    })
    .on(PspVoided, (payment) => {
      if (payment?.status !== 'voiding') return unchanged
      return isOpenDeposit(payment) ? step.voidedAndDeclined(payment) : step.voided(payment)
    })
    .on(PspFoundCaptured, (payment, _, __, at) => {
      if (payment?.status !== 'voiding') return unchanged
      if (isOpenDeposit(payment)) return step.captured(payment, feeOf(plan, payment), null, at)
      return step.capturedTooLate(payment, endingOf(payment), null, at)
    })
    .on(PspRefunded, (payment) => (payment && step.owedBack(payment) ? step.refunded(payment) : unchanged))
    .on(PspRefundRefused, (payment, _, __, at) =>
      payment && step.owedBack(payment) ? step.refundAgain(payment, at) : unchanged,
    )
