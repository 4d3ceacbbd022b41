import { contracts, PaymentMethodAdded, PaymentMethodRejected, PaymentMethodRemoved } from '@parpay/events'
import { projection } from '@parpay/messaging'
import { createdAt } from './created-at.js'
import type { PaymentMethod } from './payment-method-view.js'
import { removePaymentMethods, savePaymentMethods } from './payment-method.store.js'

/** Payment methods, as payments decided on them: added or rejected, once, and then perhaps removed. */
export const paymentMethodProjection = projection(
  contracts.edge,
  'payment methods',
  [PaymentMethodAdded, PaymentMethodRejected, PaymentMethodRemoved],
  async (tx, deliveries) => {
    const methods = deliveries.map(({ name, message }): PaymentMethod & { createdAt: Date } => {
      const { paymentMethodId: id, accountId, merchantId } = message
      const known = { id, accountId, merchantId, createdAt: createdAt(id) }
      if (name === 'PaymentMethodRemoved') return { ...known, status: 'removed', ...nothing, code: null }
      if (name === 'PaymentMethodAdded') {
        const { kind, brand, last4, expires } = message
        return { ...known, status: 'active', kind, brand, last4, expires, code: null }
      }
      const { code } = message
      return { ...known, status: 'rejected', ...nothing, code }
    })
    await savePaymentMethods(
      tx,
      methods.filter(({ status }) => status !== 'removed'),
    )
    await removePaymentMethods(
      tx,
      methods.filter(({ status }) => status === 'removed'),
    )
  },
)

const nothing = { kind: null, brand: null, last4: null, expires: null }
