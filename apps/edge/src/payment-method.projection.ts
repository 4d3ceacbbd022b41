import { contracts, PaymentMethodAdded, PaymentMethodRejected } from '@parpay/events'
import { projection } from '@parpay/messaging'
import { createdAt } from './created-at.js'
import type { PaymentMethod } from './payment-method-view.js'
import { savePaymentMethods } from './payment-method.store.js'

/** Payment methods, as payments decided on them. A method has one of the two facts, once. */
export const paymentMethodProjection = projection(
  contracts.edge,
  'payment methods',
  [PaymentMethodAdded, PaymentMethodRejected],
  async (tx, deliveries) => {
    const methods = deliveries.map(({ name, message }): PaymentMethod & { createdAt: Date } => {
      const { paymentMethodId: id, accountId, merchantId } = message
      const known = { id, accountId, merchantId, createdAt: createdAt(id) }
      if (name === 'PaymentMethodAdded') {
        const { kind, brand, last4, expires } = message
        return { ...known, status: 'active', kind, brand, last4, expires, code: null }
      }
      const { code } = message
      return { ...known, status: 'rejected', kind: null, brand: null, last4: null, expires: null, code }
    })
    await savePaymentMethods(tx, [...new Map(methods.map((method) => [method.id, method])).values()])
  },
)
