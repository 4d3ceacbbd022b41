import type { Answer } from './operation.js'

/** A payment that was authorised. Amounts in minor units of `currency`; refunded <= captured <= authorised. */
export interface Payment {
  readonly method: string
  readonly currency: string
  readonly authorised: number
  readonly captured: number
  readonly refunded: number
  /** A capture was the last one. */
  readonly final: boolean
  readonly voided: boolean
  /** A refund was refused as the card wants it. */
  readonly refundRefused: boolean
}

interface Money {
  readonly amount: number
  readonly currency: string
}

const refused = (code: string): Answer => ({ outcome: 'refused', code })
const refundRefused = 'refund_refused'
const sevenDays = 7 * 24 * 60 * 60 * 1000

/** Holds the amount for seven days. `n` is the operation's number in the log and makes the reference. */
export function authorise(payment: Payment | undefined, { amount, currency }: Money, n: number, at: Date): Answer {
  if (payment) return refused('already_authorised')
  const expiresAt = new Date(at.getTime() + sevenDays).toISOString()
  return { outcome: 'authorised', reference: `psp_auth_${n}`, amount, currency, expiresAt }
}

/** Takes part or all of what is held, unless the last capture was taken. */
export function capture(payment: Payment | undefined, { amount, currency }: Money, n: number): Answer {
  if (!payment) return refused('unknown_payment')
  if (payment.voided) return refused('already_voided')
  if (payment.currency !== currency) return refused('currency_mismatch')
  if (payment.final) return refused('already_final')
  const captured = payment.captured + amount
  if (captured > payment.authorised) return refused('amount_exceeds_authorised')
  return { outcome: 'captured', reference: `psp_cap_${n}`, amount, captured, currency }
}

/** Releases what is held and not captured; there is nothing of it after a capture of all, or a last one. */
export function cancel(payment: Payment | undefined, n: number): Answer {
  if (!payment) return refused('unknown_payment')
  if (payment.voided) return refused('already_voided')
  const { authorised, captured, final, currency } = payment
  if (final || captured === authorised) return { outcome: 'refused', code: 'already_captured', captured }
  return { outcome: 'voided', reference: `psp_void_${n}`, released: authorised - captured, currency }
}

/** Gives back part or all of what was captured. `refusedOnce`: the card refuses the first one. */
export function refund(
  payment: Payment | undefined,
  { amount, currency }: Money,
  n: number,
  refusedOnce: boolean,
): Answer {
  if (!payment) return refused('unknown_payment')
  if (payment.currency !== currency) return refused('currency_mismatch')
  const total = payment.refunded + amount
  if (total > payment.captured) return refused('amount_exceeds_captured')
  if (refusedOnce && !payment.refundRefused) return refused(refundRefused)
  return { outcome: 'refunded', reference: `psp_ref_${n}`, amount, refunded: total, currency }
}

/** What was done to a payment, and what was answered. */
export interface Done {
  readonly answer: Answer
  /** authorise: the method used. */
  readonly method?: string | undefined
  /** capture: it was the last one. */
  readonly final?: boolean | undefined
}

/** The payment after an answer. */
export function after(payment: Payment | undefined, { answer, method, final }: Done): Payment | undefined {
  if (answer.outcome === 'authorised' && method !== undefined) {
    const { currency, amount: authorised } = answer
    return { method, currency, authorised, captured: 0, refunded: 0, final: false, voided: false, refundRefused: false }
  }
  if (!payment) return undefined
  if (answer.outcome === 'captured') return { ...payment, captured: answer.captured, final: final ?? false }
  if (answer.outcome === 'refunded') return { ...payment, refunded: answer.refunded }
  if (answer.outcome === 'voided') return { ...payment, voided: true }
  if (answer.outcome === 'refused' && answer.code === refundRefused) return { ...payment, refundRefused: true }
  return payment
}
