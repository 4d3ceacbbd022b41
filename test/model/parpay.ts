import { contracts } from '@parpay/events'
import { aggregate, silent } from '@parpay/messaging'
import { memoryStore, MemorySystem } from '@parpay/messaging/testing'
import { account, type Account } from '../../apps/accounts/src/account.js'
import { ledger } from '../../apps/accounts/src/ledger.js'
import type { Order } from '../../apps/checkout/src/order-state.js'
import { order } from '../../apps/checkout/src/order.js'
import { account as payer, type Account as Payer } from '../../apps/payments/src/account.js'
import { paymentMethod, type PaymentMethod } from '../../apps/payments/src/payment-method.js'
import type { Payment } from '../../apps/payments/src/payment-state.js'
import { payment } from '../../apps/payments/src/payment.js'
import { pspWorker } from '../../apps/payments/src/psp.worker.js'
import { MemoryPsp } from './memory-psp.js'

/** ParPay's rules in one process, wired as its services wire them, and the simulator's PSP. */
export function parpay(at?: Date) {
  const orders = memoryStore<Order>()
  const payments = memoryStore<Payment>()
  const methods = memoryStore<PaymentMethod>()
  const payers = memoryStore<Payer>()
  const psp: MemoryPsp = new MemoryPsp(() => system.now)
  const system: MemorySystem = new MemorySystem({
    ...(at && { at }),
    services: [
      {
        contract: contracts.accounts,
        aggregates: [aggregate(account, memoryStore<Account>())],
        projections: [ledger],
      },
      { contract: contracts.checkout, aggregates: [aggregate(order, orders)] },
      {
        contract: contracts.payments,
        aggregates: [
          aggregate(payer, payers),
          aggregate(paymentMethod, methods, { worker: 'psp' }),
          aggregate(payment({ basisPoints: 290n, fixed: 30n }), payments, {
            reads: { method: methods.read, account: payers.read },
            worker: 'psp',
          }),
        ],
        workers: [pspWorker(psp, silent)],
      },
    ],
  })
  return { system, psp, orders, payments, methods }
}

export type ParPay = ReturnType<typeof parpay>
