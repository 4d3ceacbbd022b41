import { money } from './money.js'
import type { Difference, PaymentRow, PspLine } from './verify.js'

interface Done {
  readonly currency: string
  authorised: bigint
  captured: bigint
  refunded: bigint
  voided: boolean
}

/**
 * What the PSP did, against what payments believes of it. While a payment is under way the PSP may be ahead: its answer
 * has not come back yet. It may never be behind.
 */
export function atThePsp(
  log: readonly PspLine[],
  payments: readonly PaymentRow[],
  open: ReadonlySet<string>,
): Difference[] {
  const done = foldLog(log)
  const known = new Set(payments.map(({ id }) => id))
  return [
    ...[...done].flatMap(([id, at]) => ofItself(id, at)),
    ...[...done.keys()]
      .filter((id) => !known.has(id))
      .map((subject) => ({ subject, says: 'is in the PSP log, and payments does not know it' })),
    ...payments.flatMap((payment) => compared(payment, done.get(payment.id), open.has(payment.id))),
  ]
}

function foldLog(log: readonly PspLine[]): Map<string, Done> {
  const done = new Map<string, Done>()
  for (const { payment, operation, outcome, amount, currency, repeat } of log) {
    if (payment === null || repeat || operation === 'inquire') continue
    const at = done.get(payment) ?? {
      currency: currency ?? '',
      authorised: 0n,
      captured: 0n,
      refunded: 0n,
      voided: false,
    }
    done.set(payment, at)
    if (outcome === 'authorised') at.authorised += amount ?? 0n
    if (outcome === 'captured') at.captured += amount ?? 0n
    if (outcome === 'refunded') at.refunded += amount ?? 0n
    if (outcome === 'voided') at.voided = true
  }
  return done
}

function ofItself(subject: string, { currency, authorised, captured, refunded }: Done): Difference[] {
  const amount = (minor: bigint) => money(minor, currency)
  if (captured > authorised) {
    return [{ subject, says: `was charged ${amount(captured)} at the PSP, and ${amount(authorised)} was authorised` }]
  }
  if (refunded <= captured) return []
  return [{ subject, says: `was refunded ${amount(refunded)} at the PSP, and ${amount(captured)} was charged` }]
}

function compared(payment: PaymentRow, done: Done | undefined, open: boolean): Difference[] {
  const { id: subject, currency, status } = payment
  const at = done ?? { currency, authorised: 0n, captured: 0n, refunded: 0n, voided: false }
  const amount = (minor: bigint) => money(minor, currency)
  if (done && done.currency !== currency) {
    return [{ subject, says: `is in ${done.currency} at the PSP and in ${currency} at payments` }]
  }
  const wrong = (['captured', 'refunded'] as const)
    .filter((what) => (open ? at[what] < payment[what] : at[what] !== payment[what]))
    .map((what) => ({
      subject,
      says: `${what} ${amount(at[what])} at the PSP, ${amount(payment[what])} at payments`,
    }))
  const held = !open && at.authorised > 0n && at.captured === 0n && !at.voided
  if (!held) return wrong
  return [...wrong, { subject, says: `is ${status}, and the PSP still holds ${amount(at.authorised)}` }]
}
