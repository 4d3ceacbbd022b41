import { outcome } from '@parpay/messaging'

/** What the PSP has done or refused, as the worker reports it to the rules. Plain JSON: dates are ISO 8601 text. */
interface OfPayment {
  readonly paymentId: string
}
interface OfMethod {
  readonly paymentMethodId: string
}
interface OfCapture extends OfPayment {
  readonly captureId: string
}
interface OfRefund extends OfPayment {
  readonly refundId: string
}
/** Minor units as decimal text. */
interface Amount {
  readonly amount: string
}
interface Done {
  /** The PSP's own name for the operation. */
  readonly pspReference: string
}
interface Refused {
  readonly code: string
}

export const PspAttached = outcome<
  'PspAttached',
  OfMethod & { pspReference: string; brand: string; last4: string; expires: string }
>('PspAttached')
export const PspAttachRefused = outcome<'PspAttachRefused', OfMethod & Refused>('PspAttachRefused')

export const PspAuthorised = outcome<'PspAuthorised', OfPayment & Done & { expiresAt: string | null }>('PspAuthorised')
export const PspDeclined = outcome<'PspDeclined', OfPayment & Refused>('PspDeclined')
export const PspCaptured = outcome<'PspCaptured', OfCapture & Amount & Done>('PspCaptured')
export const PspCaptureRefused = outcome<'PspCaptureRefused', OfCapture & Refused>('PspCaptureRefused')
/** Nothing is held any more, and no more was captured than was known. */
export const PspVoided = outcome<'PspVoided', OfPayment>('PspVoided')
/** Asked to void, the PSP says that it has captured `amount` more than was known; nothing else is held. */
export const PspFoundCaptured = outcome<'PspFoundCaptured', OfPayment & Amount>('PspFoundCaptured')
export const PspRefunded = outcome<'PspRefunded', OfRefund>('PspRefunded')
export const PspRefundRefused = outcome<'PspRefundRefused', OfRefund & Refused>('PspRefundRefused')
