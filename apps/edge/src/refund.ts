import { sameUuid } from '@parpay/events'
import { z } from 'zod'
import type { OrderFact } from './order-fact.js'
import type { Outcome } from './outcome.js'

export type Refund = Outcome

/** What `POST /v1/orders/{id}/refunds` answers. */
export const NewRefundView = z.strictObject({
  id: z.string().meta({ example: 'ref_01h455vb4pex5vsknk084sn02q' }),
  status: z.literal('pending'),
})

/** What a fact says of a refund, if it is about one. */
export function refundSaid({ name, message }: OrderFact): Refund | undefined {
  switch (name) {
    case 'RefundApproved':
      return { ...said(message), status: 'pending' }
    case 'RefundRejected':
      return { ...said(message), status: 'rejected', code: message.code }
    case 'OrderRefunded':
    case 'PaymentRefunded':
      return { ...said(message), status: 'succeeded' }
    case 'RefundFailed':
      return { ...said(message), status: 'failed', code: message.code }
    case 'PaymentRefundFailed':
      // Money that came too late has to be given back: payments tries that refund again.
      if (message.refundId === sameUuid('ref', message.paymentId)) return { ...said(message), status: 'pending' }
      return { ...said(message), status: 'failed', code: message.code }
    default:
      return undefined
  }
}

const said = ({ refundId, amount }: { readonly refundId: string; readonly amount?: bigint }) => ({
  id: refundId,
  amount: amount ?? null,
  code: null,
})
