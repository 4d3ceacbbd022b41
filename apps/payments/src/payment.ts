import {
  contracts,
  OrderCancelled,
  OrderConfirmed,
  OrderDeclined,
  OrderExpired,
  OrderPlaced,
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

/** `abandoned`, `returning`, `voiding`: the order ended without the money, and what the PSP did is being undone. */
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

/** The payment of one order by card. Amounts in minor units of `currency`. */
export interface Payment extends Aggregate {
  readonly merchantId: string
  readonly accountId: string
  readonly orderId: string
  readonly currency: string
  readonly amount: bigint
  readonly status: PaymentStatus
  /** Null while the order wants the money. */
  readonly ending: Ending | null
  readonly captured: bigint
  readonly fee: bigint
  readonly refunded: bigint
  readonly feeReturned: bigint
  /** How often the PSP contradicted itself; each time the next operation gets a key of its own. Someone should look. */
  readonly alarms: number
}

const requested = (m: OrderPlaced): Payment => ({
  id: sameUuid('pay', m.orderId),
  merchantId: m.merchantId,
  accountId: m.accountId,
  orderId: m.orderId,
  currency: m.currency,
  amount: m.total,
  status: 'authorising',
  ending: null,
  captured: 0n,
  fee: 0n,
  refunded: 0n,
  feeReturned: 0n,
  alarms: 0,
})

/** The PSP's name for the method, or why this order may not use it. */
function usable(method: PaymentMethod | undefined, m: OrderPlaced): { reference: string } | { code: string } {
  if (method?.merchantId !== m.merchantId) return { code: 'payment_method_not_found' }
  if (method.accountId !== m.accountId) return { code: 'payment_method_of_another_account' }
  if (method.status !== 'active' || method.pspReference === null) return { code: 'payment_method_not_active' }
  return { reference: method.pspReference }
}

/** A payment the PSP declined has ended its order by that. */
const endingOf = (payment: Payment): Ending => payment.ending ?? 'declined'

const ofOrder = { id: (m: { orderId: string }) => sameUuid('pay', m.orderId) }
const ofPayment = { id: (m: { paymentId: string }) => m.paymentId }

/**
 * Every rule about the payment of an order by card, captured automatically, whatever order the answers of the PSP and
 * the messages of the order come in. `method` is the payment method the order names.
 */
export const payment = (plan: FeePlan) =>
  decider(contracts.payments)<Payment, { method: PaymentMethod }>('payment')
    .on(OrderPlaced, { ...ofOrder, reads: { method: (m) => m.paymentMethodId } }, (payment, m, { method }) => {
      if (payment) return unchanged
      if (m.method !== 'card') throw new Error(`OrderPlaced.method is ${m.method}: this version only knows card`)
      const authorising = requested(m)
      const use = usable(method, m)
      if ('code' in use) return step.declined(authorising, use.code)
      return step.authorise(authorising, use.reference)
    })
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
    .on(PspAuthorised, ofPayment, (payment, m) => {
      switch (payment?.status) {
        case 'authorising':
          return step.authorised(payment, m)
        case 'abandoned':
          return step.authorisedTooLate(payment, m)
        case 'voided':
        case 'declined':
          return step.release(step.alarmed(payment), endingOf(payment))
        default:
          return unchanged
      }
    })
    .on(PspDeclined, ofPayment, (payment, m) =>
      payment?.status === 'authorising' || payment?.status === 'abandoned' ? step.declined(payment, m.code) : unchanged,
    )
    .on(PspCaptured, ofPayment, (payment, m, _, at) => {
      switch (payment?.status) {
        case 'capturing':
          return step.captured(payment, captureFee(plan, payment.amount, payment.captured), m.pspReference, at)
        case 'returning':
          return step.capturedTooLate(payment, endingOf(payment), m.pspReference, at)
        case 'voided':
        case 'declined':
          return step.capturedTooLate(step.alarmed(payment), endingOf(payment), m.pspReference, at)
        default:
          return unchanged
      }
    })
    .on(PspCaptureRefused, ofPayment, (payment, m) => {
      if (payment?.status === 'capturing') return step.captureFailed(payment, m.code)
      return payment?.status === 'returning' ? step.captureFailedTooLate(payment, m.code) : unchanged
    })
    .on(PspVoided, ofPayment, (payment) => (payment?.status === 'voiding' ? step.voided(payment) : unchanged))
    .on(PspFoundCaptured, ofPayment, (payment, _, __, at) =>
      payment?.status === 'voiding' ? step.capturedTooLate(payment, endingOf(payment), null, at) : unchanged,
    )
    .on(PspRefunded, ofPayment, (payment) => (payment && step.owedBack(payment) ? step.refunded(payment) : unchanged))
    .on(PspRefundRefused, ofPayment, (payment, _, __, at) =>
      payment && step.owedBack(payment) ? step.refundAgain(payment, at) : unchanged,
    )
