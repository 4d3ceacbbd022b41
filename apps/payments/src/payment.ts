import {
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
import { type Decision, decider, then, unchanged } from '@parpay/messaging'
import type { Account } from './account.js'
import { authorised, authorisedTooLate, begin, declined } from './authorisation.js'
import { capture, captured, captureRefused, captureTooLate, found, giveUpCaptures, wholeCapture } from './captures.js'
import type { FeePlan } from './fees.js'
import type { PaymentMethod } from './payment-method.js'
import { alarmed, type Ending, ended, type Payment, refundable, requested } from './payment-state.js'
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
import { giveBack, refund, refunded, refundRefused } from './refunds.js'
import { release, stopAuthorising, voided } from './voids.js'

const ofOrder = { id: (m: { orderId: string }) => sameUuid('pay', m.orderId) }
const ofPayment = { id: (m: { paymentId: string }) => m.paymentId }
const payer = {
  reads: {
    method: (m: { paymentMethodId: string | null }) => m.paymentMethodId,
    account: (m: { accountId: string }) => m.accountId,
  },
}

/** It had come to rest, and the PSP says otherwise. */
const contradicted = (payment: Payment): Payment => alarmed(ended(payment, payment.ending ?? 'declined'))

/** Nobody will have anything captured any more: what is held is let go, what was captured goes back. */
function orderEnded(payment: Payment, ending: Ending): Decision<Payment, never, 'authorisation'> {
  switch (payment.status) {
    case 'authorised':
      return release(ended(payment, ending)).cancelTimer('authorisation')
    case 'voiding': // its authorisation had expired, or the order had ended before
      return payment.ending === null ? then(ended(payment, ending)) : unchanged
    case 'voided':
    case 'captured': // checkout had not seen what was captured when the order ended
      return payment.ending === null && refundable(payment) > 0n ? giveBack(ended(payment, ending)) : unchanged
    default:
      return unchanged
  }
}

/**
 * Every rule about the payment of an order by card and about deposits, whatever order the answers of the PSP and the
 * messages of the order come in. `method` is the payment method that is charged, `account` whose it is.
 */
export const payment = (plan: FeePlan) =>
  decider(contracts.payments)<Payment, { method: PaymentMethod; account: Account }>('payment')
    .onTimer('authorisation', (payment) => (payment.status === 'authorised' ? release(payment) : unchanged))
    .on(OrderPlaced, { ...ofOrder, ...payer }, (payment, m, reads) => {
      if (payment) return unchanged
      if (m.method !== 'card') throw new Error(`OrderPlaced.method is ${m.method}: this version only knows card`)
      return begin(requested({ ...m, id: sameUuid('pay', m.orderId), amount: m.total }), reads)
    })
    .on(DepositRequested, { ...ofPayment, ...payer }, (payment, m, reads) =>
      payment ? unchanged : begin(requested({ ...m, id: m.paymentId, orderId: null }), reads),
    )
    .on(OrderConfirmed, ofOrder, (payment, m, _, at) => {
      if (m.capture === 'unknown') throw new Error('OrderConfirmed.capture is a symbol this version does not know')
      const wanted = payment?.status === 'authorised' && m.capture === 'automatic'
      return wanted ? capture(payment, wholeCapture(payment), at) : unchanged
    })
    .on(CaptureApproved, ofOrder, (payment, { captureId, amount, final }, _, at) => {
      switch (payment?.status) {
        case 'authorised':
        case 'capturing':
          return capture(payment, { captureId, amount, final }, at)
        case 'returning':
        case 'voiding':
        case 'voided':
        case 'captured':
          return captureTooLate(payment, { captureId, amount, final })
        default:
          return unchanged
      }
    })
    .on(OrderCancelled, ofOrder, (payment, _, { attempts }) => {
      if (payment?.status === 'authorising') return stopAuthorising(payment, 'cancelled', attempts)
      if (payment?.status === 'capturing') return giveUpCaptures(payment, 'cancelled')
      return payment ? orderEnded(payment, 'cancelled') : unchanged
    })
    .on(OrderExpired, ofOrder, (payment, _, { attempts }) => {
      if (payment?.status === 'authorising') return stopAuthorising(payment, 'expired', attempts)
      return payment ? orderEnded(payment, 'expired') : unchanged
    })
    .on(OrderDeclined, ofOrder, (payment) => (payment ? orderEnded(payment, 'declined') : unchanged))
    .on(RefundApproved, ofOrder, (payment, { refundId, amount }) =>
      payment && payment.captured > 0n ? refund(payment, { refundId, amount }) : unchanged,
    )
    .on(PspAuthorised, (payment, m) => {
      switch (payment?.status) {
        case 'authorising':
          return authorised(payment, m)
        case 'abandoned':
          return authorisedTooLate(payment, m)
        case 'voided':
        case 'declined':
          return release(contradicted(payment))
        default:
          return unchanged
      }
    })
    .on(PspDeclined, (payment, m) =>
      payment?.status === 'authorising' || payment?.status === 'abandoned' ? declined(payment, m.code) : unchanged,
    )
    .on(PspCaptured, (payment, { captureId, amount, pspReference }, _, at) => {
      const [first] = payment?.captures ?? []
      if (payment && first?.captureId === captureId) return captured(plan, payment, { ...first, pspReference }, at)
      if (payment?.status !== 'voided' && payment?.status !== 'declined') return unchanged
      return found(plan, contradicted(payment), { captureId, amount: BigInt(amount), final: true, pspReference }, at)
    })
    .on(PspCaptureRefused, (payment, { captureId, code }, _, at) => {
      const [first] = payment?.captures ?? []
      return payment && first?.captureId === captureId ? captureRefused(payment, first, code, at) : unchanged
    })
    .on(PspVoided, (payment) => (payment?.status === 'voiding' ? voided(payment) : unchanged))
    .on(PspFoundCaptured, (payment, { amount }, _, at) => {
      if (payment?.status !== 'voiding') return unchanged
      return found(plan, payment, { ...wholeCapture(payment), amount: BigInt(amount), pspReference: null }, at)
    })
    .on(PspRefunded, (payment, { refundId }) => {
      const asked = payment?.refunds.find((refund) => refund.refundId === refundId)
      return payment && asked ? refunded(payment, asked) : unchanged
    })
    .on(PspRefundRefused, (payment, { refundId, code }, _, at) => {
      const asked = payment?.refunds.find((refund) => refund.refundId === refundId)
      return payment && asked ? refundRefused(payment, asked, code, at) : unchanged
    })
