import type { Check } from './findings.js'

/** What is seen once nothing is under way any more. */
export interface Ending {
  /** Orders that got a 202. */
  readonly accepted: ReadonlySet<string>
  /** Orders that got no answer: they may have been taken. */
  readonly unanswered: number
  /** Every order as its merchant reads it now. */
  readonly orders: ReadonlyMap<string, string>
  /** How often each order came to an end, by its messages. */
  readonly endings: ReadonlyMap<string, number>
  /** What is left to do anywhere, in words. */
  readonly unrest: readonly string[]
  /** What `parpay verify` says, its last lines. */
  readonly books: { readonly agree: boolean; readonly says: string }
}

const final = new Set(['completed', 'declined', 'rejected', 'cancelled', 'expired'])
const counted = (count: number): string => count.toLocaleString('en')

/** What must hold at the end, whatever was away. */
export function endingChecks({ accepted, orders, endings, unrest, books }: Ending): Check[] {
  const open = [...accepted].filter((id) => !final.has(orders.get(id) ?? 'not there'))
  const several = [...orders.keys()].filter((id) => endings.get(id) !== 1)
  const first = (ids: readonly string[]): string => (ids.length > 0 ? `, such as ${ids[0] ?? ''}` : '')
  return [
    {
      says:
        open.length === 0
          ? `all ${counted(accepted.size)} accepted orders are in a terminal state`
          : `${counted(open.length)} of ${counted(accepted.size)} accepted orders are not in a terminal state${first(open)}`,
      ok: open.length === 0 && accepted.size > 0,
    },
    {
      says:
        several.length === 0
          ? 'each has come to its end exactly once'
          : `${counted(several.length)} have come to an end more than once, or never${first(several)}`,
      ok: several.length === 0,
    },
    {
      says:
        unrest.length === 0 ? 'nothing is left to do, nothing is parked' : `something is left: ${unrest.join('; ')}`,
      ok: unrest.length === 0,
    },
    { says: `PSP, payments, orders and ledger: ${books.says}`, ok: books.agree },
  ]
}
