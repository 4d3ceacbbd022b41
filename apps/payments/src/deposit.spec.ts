import { DepositRequested, sameUuid } from '@parpay/events'
import { deciding, type Decided } from '@parpay/messaging'
import { describe, expect, it } from '@jest/globals'
import { effect } from '../test/effect.js'
import { payment as rules, type Payment } from './payment.js'
import type { PaymentMethod } from './payment-method.js'
import {
  PspAuthorised,
  PspCaptured,
  PspCaptureRefused,
  PspDeclined,
  PspFoundCaptured,
  PspRefunded,
  PspRefundRefused,
  PspVoided,
} from './psp-outcome.js'

const at = new Date('2026-11-01T12:00:00Z')
const payment = rules({ basisPoints: 290n, fixed: 30n })

const requested = DepositRequested.sample({ currency: 'EUR', amount: 2_499n })
const { paymentId, merchantId, accountId } = requested
const method: PaymentMethod = {
  id: requested.paymentMethodId,
  merchantId,
  accountId,
  status: 'active',
  pspReference: 'psp_card_1',
  brand: 'visa',
  last4: '4242',
}

/** What a deposit can meet: messages of orders look for the UUID of an order, which no deposit has. */
type Arrival = (state: Payment | undefined) => Decided<Payment>
const done = { paymentId, pspReference: 'psp_1' }
const messages: Record<string, Arrival> = {
  DepositRequested: (state) => deciding(payment, state, DepositRequested, requested, { method, at }),
  PspAuthorised: (state) => deciding(payment, state, PspAuthorised, { ...done, expiresAt: null }, { at }),
  PspDeclined: (state) => deciding(payment, state, PspDeclined, { paymentId, code: 'card_declined' }, { at }),
  PspCaptured: (state) => deciding(payment, state, PspCaptured, done, { at }),
  PspCaptureRefused: (state) => deciding(payment, state, PspCaptureRefused, { paymentId, code: 'no' }, { at }),
  PspVoided: (state) => deciding(payment, state, PspVoided, { paymentId }, { at }),
  PspFoundCaptured: (state) => deciding(payment, state, PspFoundCaptured, { paymentId }, { at }),
  PspRefunded: (state) => deciding(payment, state, PspRefunded, { paymentId }, { at }),
  PspRefundRefused: (state) => deciding(payment, state, PspRefundRefused, { paymentId, code: 'no' }, { at }),
}

const authorising = deciding(payment, undefined, DepositRequested, requested, { method, at }).state
if (!authorising) throw new Error('a deposit that is requested makes a payment')
const declined = { ...authorising, status: 'declined' } as const
const capturedLate = { ...declined, status: 'captured', ending: 'declined', captured: 2_499n } as const

/** "after all": the PSP contradicted itself after the deposit was declined. */
const states = {
  none: undefined,
  authorising,
  capturing: { ...authorising, status: 'capturing' },
  voiding: { ...authorising, status: 'voiding' },
  captured: { ...authorising, status: 'captured', captured: 2_499n },
  declined,
  'voiding after all': { ...declined, status: 'voiding', ending: 'declined' },
  'voided after all': { ...declined, status: 'voided', ending: 'declined' },
  'captured, owed back': capturedLate,
  'captured, given back': { ...capturedLate, refunded: 2_499n },
} satisfies Record<string, Payment | undefined>
type State = keyof typeof states

/** One line per cell: state, message, what is published and asked of the PSP -> the state after, or "-". */
const table: readonly (readonly [State, string, string])[] = [
  ['none', 'DepositRequested', 'authorise attempt -> authorising'],
  ['none', 'PspAuthorised', '-'],
  ['none', 'PspDeclined', '-'],
  ['none', 'PspCaptured', '-'],
  ['none', 'PspCaptureRefused', '-'],
  ['none', 'PspVoided', '-'],
  ['none', 'PspFoundCaptured', '-'],
  ['none', 'PspRefunded', '-'],
  ['none', 'PspRefundRefused', '-'],

  ['authorising', 'DepositRequested', '-'],
  ['authorising', 'PspAuthorised', 'PaymentAuthorised, capture attempt -> capturing'],
  ['authorising', 'PspDeclined', 'PaymentDeclined(card_declined) -> declined'],
  ['authorising', 'PspCaptured', '-'],
  ['authorising', 'PspCaptureRefused', '-'],
  ['authorising', 'PspVoided', '-'],
  ['authorising', 'PspFoundCaptured', '-'],
  ['authorising', 'PspRefunded', '-'],
  ['authorising', 'PspRefundRefused', '-'],

  ['capturing', 'DepositRequested', '-'],
  ['capturing', 'PspAuthorised', '-'],
  ['capturing', 'PspDeclined', '-'],
  ['capturing', 'PspCaptured', 'PaymentCaptured(fee 0) -> captured'],
  ['capturing', 'PspCaptureRefused', 'PaymentCaptureFailed(no), void attempt -> voiding'],
  ['capturing', 'PspVoided', '-'],
  ['capturing', 'PspFoundCaptured', '-'],
  ['capturing', 'PspRefunded', '-'],
  ['capturing', 'PspRefundRefused', '-'],

  ['voiding', 'DepositRequested', '-'],
  ['voiding', 'PspAuthorised', '-'],
  ['voiding', 'PspDeclined', '-'],
  ['voiding', 'PspCaptured', '-'],
  ['voiding', 'PspCaptureRefused', '-'],
  ['voiding', 'PspVoided', 'PaymentVoided(declined), PaymentDeclined(capture_failed) -> declined'],
  ['voiding', 'PspFoundCaptured', 'PaymentCaptured(fee 0) -> captured'],
  ['voiding', 'PspRefunded', '-'],
  ['voiding', 'PspRefundRefused', '-'],

  ['captured', 'DepositRequested', '-'],
  ['captured', 'PspAuthorised', '-'],
  ['captured', 'PspDeclined', '-'],
  ['captured', 'PspCaptured', '-'],
  ['captured', 'PspCaptureRefused', '-'],
  ['captured', 'PspVoided', '-'],
  ['captured', 'PspFoundCaptured', '-'],
  ['captured', 'PspRefunded', '-'],
  ['captured', 'PspRefundRefused', '-'],

  ['declined', 'DepositRequested', '-'],
  ['declined', 'PspAuthorised', 'void attempt, alarm -> voiding'],
  ['declined', 'PspDeclined', '-'],
  ['declined', 'PspCaptured', 'PaymentCaptured(fee 0), refund attempt, alarm -> captured, owed back'],
  ['declined', 'PspCaptureRefused', '-'],
  ['declined', 'PspVoided', '-'],
  ['declined', 'PspFoundCaptured', '-'],
  ['declined', 'PspRefunded', '-'],
  ['declined', 'PspRefundRefused', '-'],

  ['voiding after all', 'DepositRequested', '-'],
  ['voiding after all', 'PspAuthorised', '-'],
  ['voiding after all', 'PspDeclined', '-'],
  ['voiding after all', 'PspCaptured', '-'],
  ['voiding after all', 'PspCaptureRefused', '-'],
  ['voiding after all', 'PspVoided', 'PaymentVoided(declined) -> voided'],
  ['voiding after all', 'PspFoundCaptured', 'PaymentCaptured(fee 0), refund attempt -> captured, owed back'],
  ['voiding after all', 'PspRefunded', '-'],
  ['voiding after all', 'PspRefundRefused', '-'],

  ['voided after all', 'DepositRequested', '-'],
  ['voided after all', 'PspAuthorised', 'void attempt, alarm -> voiding'],
  ['voided after all', 'PspDeclined', '-'],
  ['voided after all', 'PspCaptured', 'PaymentCaptured(fee 0), refund attempt, alarm -> captured, owed back'],
  ['voided after all', 'PspCaptureRefused', '-'],
  ['voided after all', 'PspVoided', '-'],
  ['voided after all', 'PspFoundCaptured', '-'],
  ['voided after all', 'PspRefunded', '-'],
  ['voided after all', 'PspRefundRefused', '-'],

  ['captured, owed back', 'DepositRequested', '-'],
  ['captured, owed back', 'PspAuthorised', '-'],
  ['captured, owed back', 'PspDeclined', '-'],
  ['captured, owed back', 'PspCaptured', '-'],
  ['captured, owed back', 'PspCaptureRefused', '-'],
  ['captured, owed back', 'PspVoided', '-'],
  ['captured, owed back', 'PspFoundCaptured', '-'],
  ['captured, owed back', 'PspRefunded', 'PaymentRefunded(late_capture) -> captured, given back'],
  ['captured, owed back', 'PspRefundRefused', 'refund attempt, alarm -> captured, owed back'],

  ['captured, given back', 'DepositRequested', '-'],
  ['captured, given back', 'PspAuthorised', '-'],
  ['captured, given back', 'PspDeclined', '-'],
  ['captured, given back', 'PspCaptured', '-'],
  ['captured, given back', 'PspCaptureRefused', '-'],
  ['captured, given back', 'PspVoided', '-'],
  ['captured, given back', 'PspFoundCaptured', '-'],
  ['captured, given back', 'PspRefunded', '-'],
  ['captured, given back', 'PspRefundRefused', '-'],
]

describe('a deposit', () => {
  it.each(table)('%s, %s: %s', (name, message, expected) => {
    const before = states[name]
    const decided = messages[message]?.(before)
    expect(decided && effect(before, decided)).toBe(expected)
    if (expected === '-') expect(decided?.state).toEqual(before)
  })

  it('has one line in the table for every state and message', () => {
    const cells = Object.keys(states).flatMap((state) => Object.keys(messages).map((message) => `${state}: ${message}`))
    expect(table.map(([state, message]) => `${state}: ${message}`)).toEqual(cells)
  })

  it('has every message in the table that payments has a rule for, but those of orders', () => {
    const others = [...payment.handlers.keys()].filter((name) => !name.startsWith('Order'))
    expect(Object.keys(messages)).toEqual(others)
  })
})

describe('a deposit is declined at once', () => {
  it.each<[string, PaymentMethod | undefined, string]>([
    ['without its payment method', undefined, 'payment_method_not_found'],
    ["with another merchant's", { ...method, merchantId: 'mer_other' }, 'payment_method_not_found'],
    ["with another account's", { ...method, accountId: 'acc_other' }, 'payment_method_of_another_account'],
    ['with one the PSP refused', { ...method, status: 'rejected' }, 'payment_method_not_active'],
    ['with one the PSP has not answered on', { ...method, status: 'pending' }, 'payment_method_not_active'],
  ])('%s', (_, method, code) => {
    const reads = method ? { method, at } : { at }
    const { state, messages, attempts } = deciding(payment, undefined, DepositRequested, requested, reads)
    expect(state?.status).toBe('declined')
    const message = { orderId: null, purpose: 'deposit', amount: 2_499n, code }
    expect(messages).toMatchObject([{ type: 'PaymentDeclined', message }])
    expect(attempts).toEqual([])
  })
})

describe('a deposit that is captured', () => {
  const captured = () => messages['PspCaptured']?.(states.capturing)

  it('costs nothing and is there at once, and has no order', () => {
    const about = { merchantId, paymentId, orderId: null, purpose: 'deposit', accountId, method: 'card' }
    expect(captured()?.messages).toMatchObject([
      { message: { ...about, amount: 2_499n, captured: 2_499n, final: true, fee: 0n, availableAt: at } },
    ])
  })

  it('has the UUID of the payment in the id of its capture, which is the key at the PSP', () => {
    const captureId = sameUuid('cap', paymentId)
    expect(captured()?.messages).toMatchObject([{ message: { captureId } }])
    const asked = messages['PspAuthorised']?.(authorising)
    expect(asked?.attempts).toMatchObject([{ id: `capture:${captureId}`, task: { amount: '2499', currency: 'EUR' } }])
  })
})
