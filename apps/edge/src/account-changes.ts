import type { AccountFrozen, AccountOpened, AccountUnfrozen, TransactionPosted } from '@parpay/events'
import { createdAt } from './created-at.js'
import { credited } from './credited.js'

/** What messages say of one account and its wallet. `posted`: minor units its wallet grew by. */
export interface AccountChange {
  readonly id: string
  readonly merchantId: string
  readonly currency: string
  readonly open: boolean
  readonly posted: bigint
  readonly createdAt: Date
}

export type AccountFact =
  | { readonly name: 'AccountFrozen'; readonly message: AccountFrozen }
  | { readonly name: 'AccountUnfrozen'; readonly message: AccountUnfrozen }
  | { readonly name: 'AccountOpened'; readonly message: AccountOpened }
  | { readonly name: 'TransactionPosted'; readonly message: TransactionPosted }

/** The facts added up, one change an account. Sums do not depend on the order in which facts arrive. */
export function accountChanges(facts: readonly AccountFact[]): AccountChange[] {
  const changes = new Map<string, AccountChange>()
  for (const { name, message } of facts) {
    if (name === 'AccountFrozen' || name === 'AccountUnfrozen') continue
    const { accountId: id, merchantId, currency } = message
    if (id === null) continue
    const opened = name === 'AccountOpened'
    const posted = opened ? 0n : creditOf(message)
    if (!opened && posted === 0n) continue
    const before = changes.get(id)
    changes.set(id, {
      ...{ id, merchantId, currency, createdAt: createdAt(id) },
      open: opened || (before?.open ?? false),
      posted: posted + (before?.posted ?? 0n),
    })
  }
  return [...changes.values()]
}

/** Whether accounts are frozen, as it was said last. Said of open ones only, and in its order: it is one topic's. */
export const frozenAccounts = (facts: readonly AccountFact[]): ReadonlyMap<string, boolean> =>
  new Map(
    facts.flatMap(({ name, message }) =>
      name === 'AccountFrozen' || name === 'AccountUnfrozen' ? [[message.accountId, name === 'AccountFrozen']] : [],
    ),
  )

/** What the wallet of its account grew by, in minor units. */
export const creditOf = (posted: TransactionPosted): bigint =>
  credited(posted, `${posted.accountId ?? ''}:wallet:${posted.currency}`)
