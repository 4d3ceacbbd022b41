import { AccountFrozen, AccountUnfrozen } from '@parpay/events'
import { decisionTable } from '@parpay/messaging/testing'
import { describe, expect, it } from '@jest/globals'
import { account, type Account } from './account.js'

const frozenMessage = AccountFrozen.sample()
const { accountId, merchantId } = frozenMessage
const open: Account = { id: accountId, merchantId, status: 'open' }
const frozen: Account = { ...open, status: 'frozen' }

const cells = decisionTable(account, {
  states: { open, frozen },
  at: new Date('2026-11-01T12:00:00Z'),
  words: { state: ({ status }) => status },
})
  .when(AccountFrozen, frozenMessage)
  .when(AccountUnfrozen, AccountUnfrozen.sample({ accountId, merchantId })).cells(`
  none, open | AccountFrozen   -> frozen
  frozen     | AccountFrozen   -> -
  none, frozen | AccountUnfrozen -> open
  open       | AccountUnfrozen -> -
`)

describe('an account, as payments keeps it', () => {
  it.each(cells)('$name -> $expected', ({ actual, expected }) => {
    expect(actual()).toBe(expected)
  })

  it('has a line for every cell', () => {
    expect(cells.filter(({ expected }) => expected === null).map(({ name }) => name)).toEqual([])
  })
})
