import type { PaymentAuthorised, PaymentCaptured, PaymentDeclined, TransactionPosted } from '@parpay/events'
import { creditOf } from './account-changes.js'
import { createdAt } from './created-at.js'
import type { Deposit } from './deposit-view.js'

export type DepositFact =
  | { readonly name: 'PaymentAuthorised'; readonly message: PaymentAuthorised }
  | { readonly name: 'PaymentCaptured'; readonly message: PaymentCaptured }
  | { readonly name: 'PaymentDeclined'; readonly message: PaymentDeclined }
  | { readonly name: 'TransactionPosted'; readonly message: TransactionPosted }

const rank: Record<Deposit['status'], number> = { pending: 0, succeeded: 1, declined: 2 }

/**
 * What messages say of deposits, one change each. A deposit has succeeded when it is posted, so that the balance has it
 * by then (docs/decisions/0013). Does not depend on the order in which facts arrive.
 */
export function depositChanges(facts: readonly DepositFact[]): Deposit[] {
  const changes = new Map<string, Deposit>()
  for (const fact of facts) {
    const change = changeOf(fact)
    const before = change && changes.get(change.id)
    if (change && (!before || rank[change.status] > rank[before.status])) changes.set(change.id, change)
  }
  return [...changes.values()]
}

function changeOf({ name, message }: DepositFact): Deposit | undefined {
  if (name === 'TransactionPosted') {
    const { kind, accountId, paymentId } = message
    if (kind !== 'deposit' || accountId === null || paymentId === null) return undefined
    return about(paymentId, { ...message, accountId, amount: creditOf(message) }, 'succeeded', null)
  }
  if (message.purpose !== 'deposit') return undefined
  return name === 'PaymentDeclined'
    ? about(message.paymentId, message, 'declined', message.code)
    : about(message.paymentId, message, 'pending', null)
}

const about = (
  id: string,
  { merchantId, accountId, amount, currency }: Pick<Deposit, 'merchantId' | 'accountId' | 'amount' | 'currency'>,
  status: Deposit['status'],
  code: string | null,
): Deposit => ({
  ...{ id, merchantId, accountId, paymentMethodId: null, amount, currency },
  ...{ status, code, createdAt: createdAt(id) },
})
