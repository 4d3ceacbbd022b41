import type { OrderPlaced } from '@parpay/events'

/** What a merchant files. `paid` in minor units of the currency, `body` as `bodyOf` makes it. */
export type Receipt = { number: bigint; orderId: string; currency: string; body: string; paid: bigint; paidAt: Date }

export function money(minorUnits: bigint, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.format(Number(minorUnits) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** What is known when an order is placed. */
export function bodyOf({ lines, total, currency, reference }: OrderPlaced): string {
  const each = lines.map(({ quantity, name, unitAmount }) => `${quantity} x ${name} at ${money(unitAmount, currency)}`)
  return [...each, `Total ${money(total, currency)}`, `Your reference ${reference ?? '-'}`].join('\n')
}

export const receiptText = ({ number, orderId, currency, body, paid, paidAt }: Receipt): string =>
  `Receipt ${number}, ${paidAt.toISOString().slice(0, 10)}\nOrder ${orderId}\n\n${body}\nPaid ${money(paid, currency)}\n`
