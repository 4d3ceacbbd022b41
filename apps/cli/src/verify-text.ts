import { money } from './money.js'
import type { Paint } from './palette.js'
import { table } from './table.js'
import type { Report } from './verify.js'

/** Differences printed in full; more of them are one and the same trouble. */
const most = 50

/** The sums of each witness, then every difference. */
export function verifyText({ differences, underWay, counts, totals }: Report, paint: Paint): string {
  const witnesses = ['PSP', 'payments', 'orders', 'deposits', 'ledger']
  const rows = totals.map(({ currency, psp, payments, orders, deposits, ledger }) => [
    currency,
    ...[psp, payments, orders, deposits, ledger].map((amount) => money(amount, currency).replace(/ .*/, '')),
  ])
  const counted = (count: number, what: string) => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
  const head = [
    counted(counts.orders, 'order'),
    counted(counts.deposits, 'deposit'),
    counted(counts.payments, 'payment'),
    counted(counts.transactions, 'ledger transaction'),
  ].join(', ')
  const verdict =
    differences.length === 0
      ? paint('green', 'They agree to the cent.')
      : paint('red', `${counted(differences.length, 'difference')}:`)
  return [
    `${head}${underWay > 0 ? `; ${underWay.toLocaleString('en')} under way` : ''}`,
    ...(rows.length > 0
      ? ['', table(['captured less refunded', ...witnesses], rows, { right: [1, 2, 3, 4, 5], paint })]
      : []),
    '',
    verdict,
    ...differences.slice(0, most).map(({ subject, says }) => `  ${subject} ${says}`),
    ...(differences.length > most ? [`  ... and ${counted(differences.length - most, 'more')}`.replace(/s$/, '')] : []),
  ].join('\n')
}

/** The report as one object; amounts are minor units, as strings beyond what JSON's numbers hold exactly. */
export const verifyJson = (report: Report): string =>
  JSON.stringify({ agree: report.differences.length === 0, ...report }, (_, value: unknown) =>
    typeof value === 'bigint' ? (Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()) : value,
  )
