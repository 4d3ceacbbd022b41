import { DepositRequested, OrderPlaced, PaymentAuthorised } from '@parpay/events'
import { deciding } from '@parpay/messaging'
import { describe, expect, it } from '@jest/globals'
import {
  accountId,
  at,
  authorising,
  merchantId,
  method,
  orderId,
  payment,
  paymentId,
  placed,
} from '../test/payment-fixture.js'
import type { Account } from './account.js'
import type { PaymentMethod } from './payment-method.js'
import { PspAuthorised } from './psp-outcome.js'

const deposit = DepositRequested.sample({ merchantId, accountId, currency: 'EUR', amount: 1_000n })
const account = (status: Account['status']): Account => ({ id: accountId, merchantId, status })

const payers: readonly [string, { method?: PaymentMethod; account?: Account }, string][] = [
  ['without its payment method', {}, 'payment_method_not_found'],
  ["with another merchant's", { method: { ...method, merchantId: 'mer_other' } }, 'payment_method_not_found'],
  ["with another account's", { method: { ...method, accountId: 'acc_other' } }, 'payment_method_of_another_account'],
  ['with one the PSP refused', { method: { ...method, status: 'rejected' } }, 'payment_method_not_active'],
  ['with one the PSP has not answered on', { method: { ...method, status: 'pending' } }, 'payment_method_not_active'],
  ['with one that was removed', { method: { ...method, status: 'removed' } }, 'payment_method_removed'],
  ['with one that is to be removed', { method: { ...method, status: 'removing' } }, 'payment_method_removed'],
  ['of a frozen account', { method, account: account('frozen') }, 'account_frozen'],
]

describe('is declined at once, without asking the PSP,', () => {
  it.each(payers)('an order %s', (_, payer, code) => {
    const { state, messages, attempts } = deciding(payment, undefined, OrderPlaced, placed, { ...payer, at })
    expect(state?.status).toBe('declined')
    expect(messages).toMatchObject([{ type: 'PaymentDeclined', message: { orderId, amount: 1_000n, code } }])
    expect(attempts).toEqual([])
  })

  it.each(payers)('a deposit %s', (_, payer, code) => {
    const { state, messages, attempts } = deciding(payment, undefined, DepositRequested, deposit, { ...payer, at })
    expect(state?.status).toBe('declined')
    const message = { orderId: null, purpose: 'deposit', amount: 1_000n, code }
    expect(messages).toMatchObject([{ type: 'PaymentDeclined', message }])
    expect(attempts).toEqual([])
  })
})

describe('an order that is placed', () => {
  it('is paid from an account that is frozen no more', () => {
    const reads = { method, account: account('open'), at }
    expect(deciding(payment, undefined, OrderPlaced, placed, reads).state?.status).toBe('authorising')
  })

  it('names the payment method by the name the PSP gave it, and amounts as text', () => {
    const { attempts } = deciding(payment, undefined, OrderPlaced, placed, { method, at })
    const task = { operation: 'authorise', paymentId, method: 'psp_card_1', amount: '1000', currency: 'EUR' }
    expect(attempts).toEqual([{ id: `authorise:${paymentId}`, task }])
  })

  it.each(['unknown', 'wallet'] as const)('is parked when it is paid by %s, which this version does not know', (by) => {
    expect(() => deciding(payment, undefined, OrderPlaced, { ...placed, method: by }, { at })).toThrow(by)
  })
})

describe('a payment that is authorised', () => {
  const answer = { paymentId, pspReference: 'psp_auth_2' }

  it('says so, and until when', () => {
    const expiresAt = '2026-11-08T12:00:00.000Z'
    const { messages, timers } = deciding(payment, authorising, PspAuthorised, { ...answer, expiresAt }, { at })
    const about = { merchantId, paymentId, orderId, purpose: 'order', accountId, method: 'card', currency: 'EUR' }
    const message = { ...about, amount: 1_000n, expiresAt: new Date(expiresAt), pspReference: 'psp_auth_2' }
    expect(messages).toEqual([{ type: PaymentAuthorised.name, message }])
    expect(timers).toEqual([{ name: 'authorisation', when: new Date(expiresAt) }])
  })

  it('waits without end when the PSP does not say until when', () => {
    const { state, timers } = deciding(payment, authorising, PspAuthorised, { ...answer, expiresAt: null }, { at })
    expect([state?.status, timers]).toEqual(['authorised', []])
  })
})
