import {
  contracts,
  PaymentMethodAdded,
  PaymentMethodRejected,
  PaymentMethodRemovalRequested,
  PaymentMethodSubmitted,
} from '@parpay/events'
import { type Aggregate, decider, then, unchanged } from '@parpay/messaging'
import { PspAttached, PspAttachRefused } from './psp-outcome.js'
import type { PspTask } from './psp-task.js'

export type PaymentMethodStatus = 'pending' | 'active' | 'rejected'

/** A card in the vault: what may be shown of it, and the PSP's name for it. The token it came by is not kept. */
export interface PaymentMethod extends Aggregate {
  readonly merchantId: string
  readonly accountId: string
  readonly status: PaymentMethodStatus
  readonly pspReference: string | null
  readonly brand: string | null
  readonly last4: string | null
}

const named = ({ id, merchantId, accountId }: PaymentMethod) => ({ merchantId, paymentMethodId: id, accountId })

/** Every rule about a payment method: the PSP takes it or refuses it, once. */
export const paymentMethod = decider(contracts.payments)<PaymentMethod>('payment-method')
  .on(PaymentMethodSubmitted, { id: (m) => m.paymentMethodId }, (method, m) => {
    if (method) return unchanged
    const { paymentMethodId, merchantId, accountId, token } = m
    const task: PspTask = { operation: 'attach', paymentMethodId, token }
    return then<PaymentMethod>({
      id: paymentMethodId,
      merchantId,
      accountId,
      status: 'pending',
      pspReference: null,
      brand: null,
      last4: null,
    }).attempt(`attach:${paymentMethodId}`, task)
  })
  .on(PaymentMethodRemovalRequested, { id: (m) => m.paymentMethodId }, () => unchanged)
  .on(PspAttached, (method, { pspReference, brand, last4, expires }) =>
    method?.status === 'pending'
      ? then<PaymentMethod>({ ...method, status: 'active', pspReference, brand, last4 }).emit(PaymentMethodAdded, {
          ...named(method),
          kind: 'card',
          brand,
          last4,
          expires,
        })
      : unchanged,
  )
  .on(PspAttachRefused, (method, { code }) =>
    method?.status === 'pending'
      ? then<PaymentMethod>({ ...method, status: 'rejected' }).emit(PaymentMethodRejected, { ...named(method), code })
      : unchanged,
  )
