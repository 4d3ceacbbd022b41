import { AccountOpeningRequested } from '@parpay/events'
import { deciding } from '@parpay/messaging'
import { describe, expect, it } from '@jest/globals'
import { account, type Account } from './account.js'

const requested = AccountOpeningRequested.sample({ currency: 'EUR' })
const { merchantId, accountId, currency } = requested
const open: Account = { id: accountId, merchantId, currency, status: 'open' }

describe('an account', () => {
  it('none, AccountOpeningRequested: AccountOpened -> open', () => {
    expect(deciding(account, undefined, AccountOpeningRequested, requested)).toMatchObject({
      state: open,
      messages: [{ type: 'AccountOpened', message: { merchantId, accountId, currency } }],
    })
  })

  it('open, AccountOpeningRequested: -', () => {
    const again = { ...requested, currency: 'USD' }
    expect(deciding(account, open, AccountOpeningRequested, again)).toMatchObject({ state: open, messages: [] })
  })

  it('has no other rules', () => {
    expect([...account.handlers.keys()]).toEqual(['AccountOpeningRequested'])
  })
})
