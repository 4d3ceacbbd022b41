import type { Evidence, PspLine } from './evidence.js'
import { type Violation, violationOf } from './violation.js'

const violation = violationOf('I2')

/** I2, counted by the PSP's log alone. A capture's key names its captureId. */
export function pspCaptures({ psp }: Pick<Evidence, 'psp'>): Violation[] {
  const done = psp.filter(({ repeat, operation }) => !repeat && operation !== 'inquire')
  const captures = done.filter(({ outcome }) => outcome === 'captured')
  const doubles = [...Map.groupBy(captures, ({ key }) => captureOf(key))]
    .filter(([, lines]) => lines.length > 1)
    .map(([capture, lines]) =>
      violation(capture, `was captured ${lines.length} times by the PSP, in lines ${numbers(lines)}`),
    )
  const byPayment = Map.groupBy(done, ({ payment }) => payment ?? '')
  byPayment.delete('')
  const sums = [...byPayment].flatMap(([payment, lines]) => {
    const [authorised, captured, refunded] = ['authorised', 'captured', 'refunded'].map((outcome) =>
      sum(lines, outcome),
    )
    const wrong: Violation[] = []
    if ((captured ?? 0n) > (authorised ?? 0n))
      wrong.push(violation(payment, `was captured ${captured} of ${authorised} authorised minor units at the PSP`))
    if ((refunded ?? 0n) > (captured ?? 0n))
      wrong.push(violation(payment, `was refunded ${refunded} of ${captured} captured minor units at the PSP`))
    return wrong
  })
  return [...doubles, ...sums]
}

/** `capture:cap_...`, with the number of a further try behind it or not. */
const captureOf = (key: string): string => /cap_[0-9a-z]{26}/.exec(key)?.[0] ?? key

const numbers = (lines: readonly PspLine[]): string => lines.map(({ n }) => n).join(' and ')

const sum = (lines: readonly PspLine[], wanted: string): bigint =>
  lines.reduce((total, { outcome, amount }) => (outcome === wanted ? total + (amount ?? 0n) : total), 0n)
