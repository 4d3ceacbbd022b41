import { notReady, wrong, type Problem } from './problem.js'
import type { Facts } from './submission.js'

type FactsOf<Key extends keyof Facts> = Facts[Key] extends ReadonlyMap<string, infer Known> ? Known : never

/** Why a request may not charge this payment method of its account in this currency, if it may not. */
export function refusedCharge(
  account: FactsOf<'accounts'>,
  { paymentMethod, currency }: { readonly paymentMethod: string; readonly currency: string },
  facts: Facts,
): Problem | undefined {
  const method = facts.paymentMethods.get(paymentMethod)
  if (method?.merchantId !== account.merchantId || method.accountId !== account.id) {
    return wrong('/paymentMethod', 'is no payment method of this account')
  }
  if (method.status === 'rejected') return wrong('/paymentMethod', `was rejected (${method.code ?? 'no reason given'})`)
  if (method.status === 'removed') return wrong('/paymentMethod', 'was removed')
  if (currency !== account.currency) return wrong('/currency', `must be the account’s currency, ${account.currency}`)
  return method.status === 'pending' ? notReady('The payment method is not confirmed yet') : undefined
}
