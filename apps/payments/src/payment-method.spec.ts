import { PaymentMethodSubmitted } from '@parpay/events'
import { deciding, type Decided } from '@parpay/messaging'
import { describe, expect, it } from '@jest/globals'
import { paymentMethod, type PaymentMethod } from './payment-method.js'
import { PspAttached, PspAttachRefused } from './psp-outcome.js'

const submitted = PaymentMethodSubmitted.sample({ token: 'tok_visa' })
const { paymentMethodId, merchantId, accountId } = submitted
const card = { pspReference: 'psp_card_1', brand: 'visa', last4: '4242', expires: '2034-12' }

const messages: Record<string, (state: PaymentMethod | undefined) => Decided<PaymentMethod>> = {
  PaymentMethodSubmitted: (state) => deciding(paymentMethod, state, PaymentMethodSubmitted, submitted),
  PspAttached: (state) => deciding(paymentMethod, state, PspAttached, { paymentMethodId, ...card }),
  PspAttachRefused: (state) =>
    deciding(paymentMethod, state, PspAttachRefused, { paymentMethodId, code: 'expired_card' }),
}

const unanswered = { pspReference: null, brand: null, last4: null }
const pending: PaymentMethod = { id: paymentMethodId, merchantId, accountId, status: 'pending', ...unanswered }
const states: Record<string, PaymentMethod | undefined> = {
  none: undefined,
  pending,
  active: { ...pending, status: 'active' },
  rejected: { ...pending, status: 'rejected' },
}

const table: readonly (readonly [string, string, string])[] = [
  ['none', 'PaymentMethodSubmitted', 'attach attempt -> pending'],
  ['none', 'PspAttached', '-'],
  ['none', 'PspAttachRefused', '-'],
  ['pending', 'PaymentMethodSubmitted', '-'],
  ['pending', 'PspAttached', 'PaymentMethodAdded -> active'],
  ['pending', 'PspAttachRefused', 'PaymentMethodRejected -> rejected'],
  ['active', 'PaymentMethodSubmitted', '-'],
  ['active', 'PspAttached', '-'],
  ['active', 'PspAttachRefused', '-'],
  ['rejected', 'PaymentMethodSubmitted', '-'],
  ['rejected', 'PspAttached', '-'],
  ['rejected', 'PspAttachRefused', '-'],
]

function effect({ state, messages, attempts }: Decided<PaymentMethod>): string {
  const steps = [
    ...messages.map(({ type }) => type),
    ...attempts.map(({ id }) => `${id.slice(0, id.indexOf(':'))} attempt`),
  ]
  return steps.length === 0 ? '-' : `${steps.join(', ')} -> ${state?.status ?? 'none'}`
}

describe('a payment method', () => {
  it.each(table)('%s, %s: %s', (state, message, expected) => {
    const before = states[state]
    const decided = messages[message]?.(before)
    expect(decided && effect(decided)).toBe(expected)
    if (expected === '-') expect(decided?.state).toEqual(before)
  })

  it('has one line in the table for every state and message', () => {
    const cells = Object.keys(states).flatMap((state) => Object.keys(messages).map((message) => `${state}, ${message}`))
    expect(table.map(([state, message]) => `${state}, ${message}`)).toEqual(cells)
    expect(Object.keys(messages)).toEqual([...paymentMethod.handlers.keys()])
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
    const about = { merchantId, paymentMethodId, accountId }
    expect(added).toEqual([{ type: 'PaymentMethodAdded', message: { ...about, kind: 'card', ...shown } }])
    expect(state).toMatchObject({ status: 'active', pspReference, brand: 'visa', last4: '4242' })
  })

  it('is rejected with the code of the PSP', () => {
    expect(messages['PspAttachRefused']?.(pending).messages).toMatchObject([{ message: { code: 'expired_card' } }])
  })
})
