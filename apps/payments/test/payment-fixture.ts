import { OrderPlaced, sameUuid } from '@parpay/events'
import { deciding } from '@parpay/messaging'
import { payment as rules } from '../src/payment.js'
import type { PaymentMethod } from '../src/payment-method.js'
import type { Payment } from '../src/payment-state.js'

export const at = new Date('2026-11-01T12:00:00Z')
export const payment = rules({ basisPoints: 290n, fixed: 30n })

/** An order for 10.00 and its payment, as it begins. */
export const placed = OrderPlaced.sample({ method: 'card', currency: 'EUR', total: 1_000n })
export const { orderId, merchantId, accountId } = placed
export const paymentId = sameUuid('pay', orderId)
/** Of a capture or refund nobody asked for by an id of its own; in the specs also of the first one that is under way. */
export const captureId = sameUuid('cap', orderId)
export const refundId = sameUuid('ref', orderId)

/** A payment method of the order's account, as the PSP has taken it. */
export const method: PaymentMethod = {
  id: placed.paymentMethodId ?? '',
  merchantId,
  accountId,
  status: 'active',
  pspReference: 'psp_card_1',
  brand: 'visa',
  last4: '4242',
}

const begun = deciding(payment, undefined, OrderPlaced, placed, { method, at }).state
if (!begun) throw new Error('an order that is placed makes a payment')
export const authorising: Payment = begun
