import { PaymentMethodRemovalRequested, PaymentMethodSubmitted } from '@parpay/events'
import { deciding } from '@parpay/messaging'
import { decisionTable } from '@parpay/messaging/testing'
import { describe, expect, it } from '@jest/globals'
import { paymentMethod, type PaymentMethod } from './payment-method.js'
import { PspAttached, PspAttachRefused } from './psp-outcome.js'

const submitted = PaymentMethodSubmitted.sample({ token: 'tok_visa' })
const { paymentMethodId, merchantId, accountId } = submitted
const about = { merchantId, paymentMethodId, accountId }
const card = { pspReference: 'psp_card_1', brand: 'visa', last4: '4242', expires: '2034-12' }

const unanswered = { pspReference: null, brand: null, last4: null }
const pending: PaymentMethod = { id: paymentMethodId, merchantId, accountId, status: 'pending', ...unanswered }
const attached = { ...pending, pspReference: 'psp_card_1', brand: 'visa', last4: '4242' }
const states = {
  pending,
  removing: { ...pending, status: 'removing' },
  active: { ...attached, status: 'active' },
  rejected: { ...pending, status: 'rejected' },
  removed: { ...attached, status: 'removed' },
} satisfies Record<string, PaymentMethod>

const cells = decisionTable(paymentMethod, {
  states,
  at: new Date('2026-11-01T12:00:00Z'),
  words: { state: ({ status }) => status },
})
  .when(PaymentMethodSubmitted, submitted)
  .when(PaymentMethodRemovalRequested, about)
  .when(PaymentMethodRemovalRequested, { ...about, merchantId: 'mer_other' }, { case: "another merchant's" })
  .when(PaymentMethodRemovalRequested, { ...about, accountId: 'acc_other' }, { case: "another account's" })
  .when(PspAttached, { paymentMethodId, ...card })
  .when(PspAttachRefused, { paymentMethodId, code: 'expired_card' }).cells(`
  none | PaymentMethodSubmitted -> attempt attach, pending
  none | PaymentMethodRemovalRequested, PspAttached, PspAttachRefused -> -
  pending, removing, active, rejected, removed | PaymentMethodSubmitted -> -

  pending  | PaymentMethodRemovalRequested -> removing
  active   | PaymentMethodRemovalRequested -> PaymentMethodRemoved, removed
  removing, rejected, removed | PaymentMethodRemovalRequested -> -
  pending, active | PaymentMethodRemovalRequested (another merchant's) -> -
  pending, active | PaymentMethodRemovalRequested (another account's)  -> -

  pending  | PspAttached      -> PaymentMethodAdded, active
  pending  | PspAttachRefused -> PaymentMethodRejected, rejected
  removing | PspAttached      -> PaymentMethodAdded, PaymentMethodRemoved, removed
  removing | PspAttachRefused -> PaymentMethodRejected, rejected
  active, rejected, removed | PspAttached, PspAttachRefused -> -
`)

describe('a payment method', () => {
  it.each(cells)('$name -> $expected', ({ actual, expected }) => {
    expect(actual()).toBe(expected)
  })

  it('has a line for every cell', () => {
    expect(cells.filter(({ expected }) => expected === null).map(({ name }) => name)).toEqual([])
  })

  it('hands its token to the PSP and does not keep it', () => {
    const { state, attempts } = deciding(paymentMethod, undefined, PaymentMethodSubmitted, submitted)
    const task = { operation: 'attach', paymentMethodId, token: 'tok_visa' }
    expect(attempts).toEqual([{ id: `attach:${paymentMethodId}`, task }])
    expect(JSON.stringify(state)).not.toContain('tok_visa')
  })

  it('is added with what may be shown of it', () => {
    const { pspReference, ...shown } = card
    const { state, messages: added } = deciding(paymentMethod, pending, PspAttached, { paymentMethodId, ...card })
    expect(added).toEqual([{ type: 'PaymentMethodAdded', message: { ...about, kind: 'card', ...shown } }])
    expect(state).toMatchObject({ status: 'active', pspReference, brand: 'visa', last4: '4242' })
  })

  it('is rejected with the code of the PSP', () => {
    const refused = { paymentMethodId, code: 'expired_card' }
    const { messages } = deciding(paymentMethod, pending, PspAttachRefused, refused)
    expect(messages).toMatchObject([{ message: { code: 'expired_card' } }])
  })

  it('is removed under its own name', () => {
    const { messages } = deciding(paymentMethod, states.active, PaymentMethodRemovalRequested, about)
    expect(messages).toEqual([{ type: 'PaymentMethodRemoved', message: about }])
  })
})
