import {
  contracts,
  PaymentMethodAdded,
  PaymentMethodRejected,
  PaymentMethodRemovalRequested,
  PaymentMethodRemoved,
  PaymentMethodSubmitted,
} from '@parpay/events'
import { type Aggregate, decider, then, unchanged } from '@parpay/messaging'
import { PspAttached, PspAttachRefused } from './psp-outcome.js'
import type { PspTask } from './psp-task.js'

/** `removing`: to be removed as soon as the PSP has taken it. */
export type PaymentMethodStatus = 'pending' | 'removing' | 'active' | 'rejected' | 'removed'

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

/** Every rule about a payment method: the PSP takes it or refuses it, once; what it took may be removed, once. */
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
  .on(PaymentMethodRemovalRequested, { id: (m) => m.paymentMethodId }, (method, m) => {
    if (method?.merchantId !== m.merchantId || method.accountId !== m.accountId) return unchanged
    if (method.status === 'pending') return then<PaymentMethod>({ ...method, status: 'removing' })
    return method.status === 'active'
      ? then<PaymentMethod>({ ...method, status: 'removed' }).emit(PaymentMethodRemoved, named(method))
      : unchanged
  })
  .on(PspAttached, (method, { pspReference, brand, last4, expires }) => {
    if (method?.status !== 'pending' && method?.status !== 'removing') return unchanged
    const status = method.status === 'pending' ? 'active' : 'removed'
    const card = { kind: 'card' as const, brand, last4, expires }
    const added = then<PaymentMethod>({ ...method, status, pspReference, brand, last4 }).emit(PaymentMethodAdded, {
      ...named(method),
      ...card,
    })
    return status === 'active' ? added : added.emit(PaymentMethodRemoved, named(method))
  })
  .on(PspAttachRefused, (method, { code }) =>
    method?.status === 'pending' || method?.status === 'removing'
      ? then<PaymentMethod>({ ...method, status: 'rejected' }).emit(PaymentMethodRejected, { ...named(method), code })
      : unchanged,
  )
