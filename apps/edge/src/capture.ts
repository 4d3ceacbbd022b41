import type { OrderFact } from './order-fact.js'
import type { Outcome } from './outcome.js'

/** A capture of an order. */
export interface Capture extends Outcome {
  /** Whether it is the last one; what is left of the authorisation is let go. */
  readonly final: boolean
}

/** What a fact says of a capture, if it is about one. */
export function captureSaid({ name, message }: OrderFact): Capture | undefined {
  switch (name) {
    case 'CaptureApproved':
      return { ...said(message), status: 'pending', final: message.final }
    case 'CaptureRejected':
      return { ...said(message), status: 'rejected', code: message.code }
    case 'OrderCaptured':
      return { ...said(message), status: 'succeeded' }
    case 'CaptureFailed':
      return { ...said(message), status: 'failed', code: message.code }
    case 'PaymentCaptured':
      return { ...said(message), status: 'succeeded', final: message.final }
    case 'PaymentCaptureFailed':
      return { ...said(message), status: 'failed', code: message.code }
    default:
      return undefined
  }
}

const said = ({ captureId, amount }: { readonly captureId: string; readonly amount?: bigint }) => ({
  id: captureId,
  amount: amount ?? null,
  final: false,
  code: null,
})
