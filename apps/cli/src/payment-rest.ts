import type { PaymentRow } from './verify.js'

/** Nothing is held any more, and nothing will be captured. */
export const isOver = ({ status }: Pick<PaymentRow, 'status'>): boolean =>
  status === 'captured' || status === 'voided' || status === 'declined'

/** The PSP is not asked for anything, so that it cannot be ahead. What is authorised may wait for a merchant for days. */
export const isResting = (payment: PaymentRow): boolean =>
  !payment.refunding && (payment.status === 'authorised' || isOver(payment))
