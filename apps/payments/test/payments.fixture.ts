import {
  type AnyMessageType,
  type MessageOf,
  newId,
  OrderConfirmed,
  OrderPlaced,
  PaymentAuthorised,
  PaymentMethodAdded,
  PaymentMethodSubmitted,
  sameUuid,
} from '@parpay/events'
import { outside, type Outside } from '@parpay/process/testing'
import * as stack from '@parpay/stack'
import { payments } from '../src/payments.module.js'
import { Simulator } from './simulator.process.js'

export const amount = 2_499n

/** Payments on real servers with the real PSP simulator, one merchant with one shopper, and the rest of the system. */
export interface PaymentsFixture {
  readonly merchantId: string
  readonly accountId: string
  readonly psp: Simulator
  readonly others: Outside
  /** Adds a payment method by its token; answers its id. */
  readonly method: (token: string) => Promise<string>
  /** An order for 24.99, not sent. */
  readonly order: (paymentMethodId: string, capture?: 'automatic' | 'manual') => OrderPlaced
  /** Confirms an order as soon as it is authorised. */
  readonly confirm: (order: OrderPlaced) => Promise<void>
  /** Places an order, and confirms it as soon as it is authorised: what checkout does. */
  readonly placeAndConfirm: (token: string, capture?: 'automatic' | 'manual') => Promise<OrderPlaced>
  /** What was published about an order's payment. */
  readonly of: <T extends AnyMessageType>(type: T, order: { readonly orderId: string }) => MessageOf<T>[]
  /** Time passes for payments and the PSP. */
  readonly pass: (milliseconds: number) => Promise<void>
  readonly close: () => Promise<void>
}

export const payment = ({ orderId }: { readonly orderId: string }) => sameUuid('pay', orderId)

export async function startPayments(): Promise<PaymentsFixture> {
  const psp = await Simulator.start()
  const others = await outside(payments, stack, { PSP_URL: psp.url })
  await others.startService()
  const merchantId = newId('mer')
  const accountId = newId('acc')

  const method = async (token: string): Promise<string> => {
    const paymentMethodId = newId('pm')
    await others.send(PaymentMethodSubmitted, { merchantId, paymentMethodId, accountId, token })
    await others.until(() => others.published(PaymentMethodAdded).some((m) => m.paymentMethodId === paymentMethodId))
    return paymentMethodId
  }
  const order = (paymentMethodId: string, capture: 'automatic' | 'manual' = 'automatic'): OrderPlaced =>
    OrderPlaced.sample({
      ...{ merchantId, orderId: newId('ord'), accountId, paymentMethodId, method: 'card', capture },
      ...{ currency: 'EUR', total: amount },
    })
  const of: PaymentsFixture['of'] = (type, { orderId }) =>
    others.published(type).filter((message) => (message as { orderId?: string | null }).orderId === orderId)

  const confirm = async ({ orderId, capture }: OrderPlaced): Promise<void> => {
    await others.until(() => of(PaymentAuthorised, { orderId }).length > 0)
    const confirmed = { merchantId, orderId, paymentId: payment({ orderId }), capture }
    await others.send(OrderConfirmed, OrderConfirmed.sample(confirmed))
  }

  return {
    ...{ merchantId, accountId, psp, others, method, order, confirm, of },
    async placeAndConfirm(token, capture = 'automatic') {
      const placed = order(await method(token), capture)
      await others.send(OrderPlaced, placed)
      await confirm(placed)
      return placed
    },
    async pass(milliseconds) {
      await psp.advance(milliseconds)
      await others.advance(milliseconds)
    },
    async close() {
      await others.close()
      await psp.close()
    },
  }
}
