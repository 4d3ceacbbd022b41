import { AccountFreezeRequested, AccountOpeningRequested, AccountUnfreezeRequested } from '@parpay/events'
import { deciding } from '@parpay/messaging'
import { decisionTable } from '@parpay/messaging/testing'
import { describe, expect, it } from '@jest/globals'
import { account, type Account } from './account.js'

const requested = AccountOpeningRequested.sample({ currency: 'EUR' })
const { merchantId, accountId, currency } = requested
const open: Account = { id: accountId, merchantId, currency, status: 'open' }
const frozen: Account = { ...open, status: 'frozen' }
const change = { merchantId, accountId, reason: 'a card was stolen' }
const others = { ...change, merchantId: 'mer_01h455vb4pex5vsknk084sn02r' }

const cells = decisionTable(account, {
  states: { open, frozen },
  at: new Date('2026-11-01T12:00:00Z'),
  words: { state: ({ status }) => status },
})
  .when(AccountOpeningRequested, requested)
  .when(AccountFreezeRequested, change)
  .when(AccountFreezeRequested, others, { case: "another merchant's" })
  .when(AccountUnfreezeRequested, change)
  .when(AccountUnfreezeRequested, others, { case: "another merchant's" }).cells(`
  none   | AccountOpeningRequested -> AccountOpened, open
  none   | AccountFreezeRequested, AccountUnfreezeRequested -> -
  open, frozen | AccountOpeningRequested -> -

  open   | AccountFreezeRequested   -> AccountFrozen, frozen
  frozen | AccountFreezeRequested   -> -
  frozen | AccountUnfreezeRequested -> AccountUnfrozen, open
  open   | AccountUnfreezeRequested -> -
  open, frozen | AccountFreezeRequested (another merchant's), AccountUnfreezeRequested (another merchant's) -> -
`)

describe('an account', () => {
  it.each(cells)('$name -> $expected', ({ actual, expected }) => {
    expect(actual()).toBe(expected)
  })

  it('has a line for every cell', () => {
    expect(cells.filter(({ expected }) => expected === null).map(({ name }) => name)).toEqual([])
  })

  it('is opened as it was asked for, whatever is asked for after', () => {
    const { state, messages } = deciding(account, undefined, AccountOpeningRequested, requested)
    expect(state).toEqual(open)
    expect(messages).toEqual([{ type: 'AccountOpened', message: { merchantId, accountId, currency } }])
    const again = { ...requested, currency: 'USD' }
    expect(deciding(account, open, AccountOpeningRequested, again)).toMatchObject({ state: open, messages: [] })
  })

  it("is frozen and goes on with its merchant's reason, or without one", () => {
    const { messages } = deciding(account, open, AccountFreezeRequested, change)
    expect(messages).toEqual([{ type: 'AccountFrozen', message: change }])
    const unexplained = { ...change, reason: null }
    expect(deciding(account, frozen, AccountUnfreezeRequested, unexplained).messages).toEqual([
      { type: 'AccountUnfrozen', message: unexplained },
    ])
  })
})
