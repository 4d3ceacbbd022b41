import type { contracts } from '@parpay/events'
import type { DeliveryOf } from '@parpay/messaging'

/** Something that happened to a thing of a merchant that has no timeline of its own. */
export interface FeedEntry {
  readonly merchantId: string
  readonly type: string
  readonly at: Date
  /** The id of what it happened to. */
  readonly subject: string
  /** Why, where the message says so. */
  readonly code: string | null
}

export type AnyFact = DeliveryOf<(typeof contracts.edge)['receive'][number]>

/** The feed's entry of a fact that is about no order; null for those that are: their timeline's line is the entry. */
export function feedEntry(fact: AnyFact): FeedEntry | null {
  const { name, message, time } = fact
  if ('orderId' in message && message.orderId !== null) return null
  const code = 'code' in message ? message.code : name === 'TransactionPosted' ? message.kind : null
  return { merchantId: message.merchantId, type: name, at: time, subject: subjectOf(fact), code }
}

function subjectOf({ name, message }: AnyFact): string {
  switch (name) {
    case 'AccountOpened':
    case 'AccountFrozen':
    case 'AccountUnfrozen':
      return message.accountId
    case 'PaymentMethodAdded':
    case 'PaymentMethodRejected':
    case 'PaymentMethodRemoved':
      return message.paymentMethodId
    case 'TransactionPosted':
      return message.subject
    case 'PaymentAuthorised':
    case 'PaymentDeclined':
    case 'PaymentCaptured':
    case 'PaymentCaptureFailed':
    case 'PaymentVoided':
    case 'PaymentRefunded':
    case 'PaymentRefundFailed':
      return message.paymentId
    default:
      return message.orderId
  }
}
