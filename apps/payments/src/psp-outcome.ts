import { outcome } from '@parpay/messaging'

/** What the PSP has done or refused, as the worker reports it to the rules. Plain JSON: dates are ISO 8601 text. */
interface OfPayment {
  readonly paymentId: string
}
interface OfMethod {
  readonly paymentMethodId: string
}
interface Done extends OfPayment {
  /** The PSP's own name for the operation. */
  readonly pspReference: string
}
interface Refused extends OfPayment {
  readonly code: string
}

export const PspAttached = outcome<
  'PspAttached',
  OfMethod & { pspReference: string; brand: string; last4: string; expires: string }
>('PspAttached')
export const PspAttachRefused = outcome<'PspAttachRefused', OfMethod & { code: string }>('PspAttachRefused')

export const PspAuthorised = outcome<'PspAuthorised', Done & { expiresAt: string | null }>('PspAuthorised')
export const PspDeclined = outcome<'PspDeclined', Refused>('PspDeclined')
export const PspCaptured = outcome<'PspCaptured', Done>('PspCaptured')
export const PspCaptureRefused = outcome<'PspCaptureRefused', Refused>('PspCaptureRefused')
export const PspVoided = outcome<'PspVoided', OfPayment>('PspVoided')
/** The PSP would not void because the payment is captured. */
export const PspFoundCaptured = outcome<'PspFoundCaptured', OfPayment>('PspFoundCaptured')
export const PspRefunded = outcome<'PspRefunded', OfPayment>('PspRefunded')
export const PspRefundRefused = outcome<'PspRefundRefused', Refused>('PspRefundRefused')
