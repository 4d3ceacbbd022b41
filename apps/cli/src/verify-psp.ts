import { money } from './money.js'
import { isOver } from './payment-rest.js'
import type { Difference, PaymentRow, PspLine } from './verify.js'

interface Done {
  readonly currency: string
  authorised: bigint
  captured: bigint
  refunded: bigint
  /** Nothing is held any more but what is captured: voided, or the last capture taken. */
  letGo: boolean
}

const nothing = { authorised: 0n, captured: 0n, refunded: 0n, letGo: false }

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
    ...moreThanOnce(log),
    ...[...done].flatMap(([id, at]) => ofItself(id, at)),
    ...[...done.keys()]
      .filter((id) => !known.has(id))
      .map((subject) => ({ subject, says: 'is in the PSP log, and payments does not know it' })),
    ...payments.flatMap((payment) => compared(payment, done.get(payment.id), open.has(payment.id))),
  ]
}

function foldLog(log: readonly PspLine[]): Map<string, Done> {
  const done = new Map<string, Done>()
  for (const line of log) {
    const { payment, outcome, amount, currency, final } = line
    if (payment === null || !isDone(line)) continue
    const at = done.get(payment) ?? { currency: currency ?? '', ...nothing }
    done.set(payment, at)
    if (outcome === 'authorised') at.authorised += amount ?? 0n
    if (outcome === 'captured') at.captured += amount ?? 0n
    if (outcome === 'refunded') at.refunded += amount ?? 0n
    if (outcome === 'voided' || final) at.letGo = true
  }
  return done
}

/** Something happened, and not only was told again. */
const isDone = ({ operation, repeat }: PspLine): boolean => !repeat && operation !== 'inquire'

/** A capture or refund has one id, in its key; asked for once more by another key it may not be done once more. */
function moreThanOnce(log: readonly PspLine[]): Difference[] {
  const ids = log
    .filter((line) => isDone(line) && (line.outcome === 'captured' || line.outcome === 'refunded'))
    .map(({ key, outcome }) => ({ id: key.split(':')[1] ?? key, outcome }))
  return [...Map.groupBy(ids, ({ id }) => id)].flatMap(([subject, [first, ...more]]) =>
    first && more.length > 0 ? [{ subject, says: `was ${first.outcome} ${more.length + 1} times at the PSP` }] : [],
  )
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
  const at = done ?? { currency, ...nothing }
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
  if (at.authorised !== 0n && at.authorised !== payment.amount) {
    wrong.push({
      subject,
      says: `authorised ${amount(at.authorised)} at the PSP, ${amount(payment.amount)} at payments`,
    })
  }
  const held = at.letGo ? 0n : at.authorised - at.captured
  if (isOver(payment) && held > 0n) {
    wrong.push({ subject, says: `is ${status}, and the PSP still holds ${amount(held)}` })
  }
  return wrong
}
