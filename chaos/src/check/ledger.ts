import type { Evidence } from './evidence.js'
import { type Violation, violationOf } from './violation.js'

const violation = violationOf('I3')

/** I3: the books by themselves. */
export function ledger({
  transactions,
  entries,
  balances,
}: Pick<Evidence, 'transactions' | 'entries' | 'balances'>): Violation[] {
  const legs = Map.groupBy(entries, ({ transactionId }) => transactionId)
  return [
    ...transactions.flatMap(({ id, currency }) => {
      const own = legs.get(id)
      if (!own) return [violation(id, 'is a transaction without entries')]
      const sum = own.reduce((total, { amount }) => total + amount, 0n)
      const foreign = own.filter(({ ledgerAccount }) => !ledgerAccount.endsWith(`:${currency}`))
      return [
        ...(sum === 0n ? [] : [violation(id, `sums to ${sum} minor units of ${currency} instead of zero`)]),
        ...foreign.map(({ ledgerAccount }) => violation(id, `is in ${currency} with an entry on ${ledgerAccount}`)),
      ]
    }),
    ...balances
      .filter(({ balance, entries }) => balance !== entries)
      .map(({ of, balance, entries }) =>
        violation(of, `holds ${balance} minor units, and its entries sum to ${entries}`),
      ),
  ]
}
