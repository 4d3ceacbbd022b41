import { expect, test } from '@jest/globals'
import { AccountFrozen, AccountOpened, AccountUnfrozen, newId, TransactionPosted } from '@parpay/events'
import { accountChanges, frozenAccounts, type AccountFact } from './account-changes.js'

const id = newId('acc')
const merchantId = newId('mer')
const opened: AccountFact = {
  name: 'AccountOpened',
  message: AccountOpened.sample({ accountId: id, merchantId, currency: 'EUR' }),
}
const posted = (entries: { ledgerAccount: string; amount: bigint }[]): AccountFact => ({
  name: 'TransactionPosted',
  message: TransactionPosted.sample({ accountId: id, merchantId, currency: 'EUR', entries }),
})
const deposit = posted([
  { ledgerAccount: 'psp:clearing:EUR', amount: 500n },
  { ledgerAccount: `${id}:wallet:EUR`, amount: -500n },
])
const payment = posted([
  { ledgerAccount: `${id}:wallet:EUR`, amount: 200n },
  { ledgerAccount: `${merchantId}:balance:EUR`, amount: -200n },
])
const cardPayment = posted([
  { ledgerAccount: 'psp:clearing:EUR', amount: 700n },
  { ledgerAccount: `${merchantId}:balance:EUR`, amount: -700n },
])

test('a wallet grows by credits and shrinks by debits, whatever comes first', () => {
  for (const facts of [
    [opened, deposit, payment],
    [payment, deposit, opened],
  ]) {
    expect(accountChanges(facts)).toMatchObject([{ id, open: true, posted: 300n, currency: 'EUR' }])
  }
})

test('a card payment leaves the wallet alone', () => {
  expect(accountChanges([cardPayment])).toEqual([])
  expect(accountChanges([opened, cardPayment])).toMatchObject([{ open: true, posted: 0n }])
})

test('an account is frozen or not as it was said last', () => {
  const about = { accountId: id, merchantId }
  const frozen: AccountFact = { name: 'AccountFrozen', message: AccountFrozen.sample(about) }
  const unfrozen: AccountFact = { name: 'AccountUnfrozen', message: AccountUnfrozen.sample(about) }
  expect(frozenAccounts([opened, frozen, unfrozen, frozen, deposit])).toEqual(new Map([[id, true]]))
  expect(frozenAccounts([frozen, unfrozen])).toEqual(new Map([[id, false]]))
  expect(frozenAccounts([opened, deposit])).toEqual(new Map())
  expect(accountChanges([frozen, unfrozen])).toEqual([])
})
