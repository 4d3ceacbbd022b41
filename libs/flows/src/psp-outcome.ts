import type { RecordedMessage } from '@parpay/testkit'
import { textOf } from './recorded.js'

export type PspOperation = 'authorise' | 'capture' | 'void' | 'refund'

/** What the PSP answered, as far as a message tells. */
export interface PspOutcome {
  /** TypeID `pay_`. */
  readonly payment: string
  readonly operation: PspOperation
  readonly outcome: 'yes' | 'no'
  /** Of a no. */
  readonly code?: string
  /** Idempotency key, where a payment may have several operations of this kind. */
  readonly key?: string
}

/** Said by payments without asking the PSP, or where asking again tells the same by the amounts (apps/payments/README.md). */
const ownCodes: Readonly<Record<string, readonly string[]>> = {
  PaymentDeclined: [
    'account_frozen',
    'payment_method_not_found',
    'payment_method_of_another_account',
    'payment_method_removed',
    'payment_method_not_active',
    'capture_failed',
  ],
  PaymentCaptureFailed: [
    'order_cancelled',
    'order_expired',
    'order_declined',
    'authorisation_expired',
    'already_captured',
    'amount_exceeds_authorised',
  ],
  PaymentRefundFailed: ['amount_exceeds_captured'],
}

const told: Readonly<Record<string, Pick<PspOutcome, 'operation' | 'outcome'>>> = {
  PaymentAuthorised: { operation: 'authorise', outcome: 'yes' },
  PaymentDeclined: { operation: 'authorise', outcome: 'no' },
  PaymentCaptured: { operation: 'capture', outcome: 'yes' },
  PaymentCaptureFailed: { operation: 'capture', outcome: 'no' },
  PaymentVoided: { operation: 'void', outcome: 'yes' },
  PaymentRefunded: { operation: 'refund', outcome: 'yes' },
  PaymentRefundFailed: { operation: 'refund', outcome: 'no' },
}

/** The PSP's outcome that a message of payments tells; undefined where it tells none. */
export function pspOutcome(message: RecordedMessage): PspOutcome | undefined {
  const { topic, type, key: payment } = message
  const kind = told[type]
  if (topic !== 'payments.payment.v1' || payment === null || !kind) return undefined
  const code = textOf(message, 'code')
  if (code !== undefined && ownCodes[type]?.includes(code)) return undefined
  const id = textOf(message, `${kind.operation}Id`)
  return {
    ...{ payment, ...kind },
    ...(kind.outcome === 'no' && code !== undefined && { code }),
    ...(id !== undefined && { key: `${kind.operation}:${id}` }),
  }
}
