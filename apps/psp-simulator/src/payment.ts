import type { Answer } from './operation.js'

/** A payment at the PSP. Amounts in minor units of `currency`; refunded <= captured <= authorised. */
export interface Payment {
  readonly method: string
  readonly currency: string
  readonly authorised: number
  readonly captured: number
  readonly refunded: number
  readonly voided: boolean
}

interface Money {
  readonly amount: number
  readonly currency: string
}

const refused = (code: string): Answer => ({ outcome: 'refused', code })
const sevenDays = 7 * 24 * 60 * 60 * 1000

/** Holds the amount for seven days. `n` is the operation's number in the log and makes the reference. */
export function authorise(payment: Payment | undefined, { amount, currency }: Money, n: number, at: Date): Answer {
  if (payment) return refused('already_authorised')
  const expiresAt = new Date(at.getTime() + sevenDays).toISOString()
  return { outcome: 'authorised', reference: `psp_auth_${n}`, amount, currency, expiresAt }
}

/** Takes part or all of what is held. */
export function capture(payment: Payment | undefined, { amount, currency }: Money, n: number): Answer {
  if (!payment) return refused('unknown_payment')
  if (payment.voided) return refused('already_voided')
  if (payment.currency !== currency) return refused('currency_mismatch')
  const captured = payment.captured + amount
  if (captured > payment.authorised) return refused('amount_exceeds_authorised')
  return { outcome: 'captured', reference: `psp_cap_${n}`, amount, captured, currency }
}

/** Releases what is held, as long as nothing was captured. */
export function cancel(payment: Payment | undefined, n: number): Answer {
  if (!payment) return refused('unknown_payment')
  if (payment.voided) return refused('already_voided')
  if (payment.captured > 0) return { outcome: 'refused', code: 'already_captured', captured: payment.captured }
  return { outcome: 'voided', reference: `psp_void_${n}`, released: payment.authorised, currency: payment.currency }
}

/** Gives back part or all of what was captured. */
export function refund(payment: Payment | undefined, { amount, currency }: Money, n: number): Answer {
  if (!payment) return refused('unknown_payment')
  if (payment.currency !== currency) return refused('currency_mismatch')
  const total = payment.refunded + amount
  if (total > payment.captured) return refused('amount_exceeds_captured')
  return { outcome: 'refunded', reference: `psp_ref_${n}`, amount, refunded: total, currency }
}

/** The payment after an answer; `method` is that of an authorisation. */
export function after(payment: Payment | undefined, answer: Answer, method: string | null): Payment | undefined {
  if (answer.outcome === 'authorised' && method !== null)
    return { method, currency: answer.currency, authorised: answer.amount, captured: 0, refunded: 0, voided: false }
  if (!payment) return undefined
  if (answer.outcome === 'captured') return { ...payment, captured: answer.captured }
  if (answer.outcome === 'refunded') return { ...payment, refunded: answer.refunded }
  if (answer.outcome === 'voided') return { ...payment, voided: true }
  return payment
}
