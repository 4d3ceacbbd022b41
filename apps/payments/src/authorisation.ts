import { PaymentAuthorised, PaymentDeclined } from '@parpay/events'
import { type Decision, then } from '@parpay/messaging'
import type { Account } from './account.js'
import { wholeCapture } from './captures.js'
import type { PaymentMethod } from './payment-method.js'
import { about, become, isDeposit, type Payment } from './payment-state.js'
import { authoriseAttempt, captureAttempt } from './psp-attempt.js'
import { release } from './voids.js'

// How a payment begins: what may be charged is authorised by the PSP.

export const declined = (payment: Payment, code: string): Decision<Payment, 'PaymentDeclined'> =>
  then(become(payment, 'declined')).emit(PaymentDeclined, { ...about(payment), amount: payment.amount, code })

/** Whose account, and with which payment method: undefined where there is none of the id. */
interface Payer {
  readonly account?: Account
  readonly method?: PaymentMethod
}

/** Why this payer may not pay; null: the PSP is asked. */
function objection(payment: Payment, { account, method }: Payer): string | null {
  if (account?.status === 'frozen') return 'account_frozen'
  if (method?.merchantId !== payment.merchantId) return 'payment_method_not_found'
  if (method.accountId !== payment.accountId) return 'payment_method_of_another_account'
  if (method.status === 'removed' || method.status === 'removing') return 'payment_method_removed'
  return method.status === 'active' ? null : 'payment_method_not_active'
}

/** Has the payment authorised, unless the account or the payment method may not be used. */
export function begin(payment: Payment, payer: Payer): Decision<Payment, 'PaymentDeclined'> {
  const code = objection(payment, payer)
  if (code !== null) return declined(payment, code)
  const name = payer.method?.pspReference
  if (name == null) throw new Error(`payment method ${payer.method?.id} is active without a name at the PSP`)
  return then(payment).attempt(...authoriseAttempt(payment, name))
}

/** What the PSP holds: until when, in ISO 8601, where it said so. */
interface Authorisation {
  readonly pspReference: string
  readonly expiresAt: string | null
}

const until = ({ expiresAt }: Authorisation): Date | null => (expiresAt === null ? null : new Date(expiresAt))

const held = (payment: Payment, authorisation: Authorisation) => ({
  ...about(payment),
  amount: payment.amount,
  expiresAt: until(authorisation),
  pspReference: authorisation.pspReference,
})

/** It waits to be captured, until it expires. A deposit has nobody to ask: what is authorised is captured. */
export function authorised(
  payment: Payment,
  authorisation: Authorisation,
): Decision<Payment, 'PaymentAuthorised', 'authorisation'> {
  if (isDeposit(payment)) {
    const capture = wholeCapture(payment)
    return then<Payment>({ ...become(payment, 'capturing'), captures: [capture] })
      .attempt(...captureAttempt(payment, capture))
      .emit(PaymentAuthorised, held(payment, authorisation))
  }
  const expiresAt = until(authorisation)
  const waiting = then<Payment>({ ...become(payment, 'authorised'), expiresAt })
  const draft = waiting.emit(PaymentAuthorised, held(payment, authorisation))
  return expiresAt === null ? draft : draft.at(expiresAt, 'authorisation')
}

/** The order has ended without it: what is held is let go. */
export const authorisedTooLate = (
  payment: Payment,
  authorisation: Authorisation,
): Decision<Payment, 'PaymentAuthorised'> => release(payment).emit(PaymentAuthorised, held(payment, authorisation))
