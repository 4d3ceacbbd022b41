import { money } from './money.js'

/** Amounts a message may lead with, the one that says most first. */
const amounts = ['total', 'amount', 'captured', 'authorised', 'released', 'refunded'] as const

/**
 * What a message says, in a few words: `capture, 49.99 EUR, fee 1.75`. It goes by field names, so a new message type
 * has a summary without a change here.
 */
export function summary(message: unknown): string {
  const fields = fieldsOf(message)
  const currency = textOf(fields['currency'])
  const amount = amounts.map((name) => fields[name]).find((value) => typeof value === 'bigint') ?? moved(fields)
  const { fee, expires } = fields
  return [
    textOf(fields['kind']),
    amount === undefined ? currency : money(amount, currency),
    typeof fee === 'bigint' ? `fee ${money(fee, currency).replace(/ .*/, '')}` : undefined,
    [textOf(fields['brand']), textOf(fields['last4'])].filter(Boolean).join(' '),
    textOf(expires) && `until ${textOf(expires) ?? ''}`,
    textOf(fields['code']),
    textOf(fields['reason']),
  ]
    .filter(Boolean)
    .join(', ')
}

/** What a ledger transaction moves: the sum of its debits. */
function moved({ entries }: Readonly<Record<string, unknown>>): bigint | undefined {
  if (!Array.isArray(entries)) return undefined
  const legs = entries.map((entry) => fieldsOf(entry)['amount']).filter((amount) => typeof amount === 'bigint')
  return legs.reduce((sum, amount) => (amount > 0n ? sum + amount : sum), 0n)
}

/** The fields of a decoded message; none when it is not an object. */
export const fieldsOf = (message: unknown): Readonly<Record<string, unknown>> =>
  typeof message === 'object' && message !== null ? Object.fromEntries(Object.entries(message)) : {}

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined)
