import { money } from './money.js'
import { fieldsOf } from './payload-field.js'

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

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined)

/** How many fields say enough. */
const few = 4
const scalars = ['string', 'number', 'bigint', 'boolean']

/** What a message of another system says: its first fields that are neither its key nor ids, `status paid, total 4999`. */
export const fieldsSummary = (message: unknown, key: string | null): string =>
  Object.entries(fieldsOf(message))
    .filter(([name, value]) => value !== key && !/id$/i.test(name) && scalars.includes(typeof value))
    .slice(0, few)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
