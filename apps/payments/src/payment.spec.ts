import {
  DepositRequested,
  OrderCancelled,
  OrderConfirmed,
  OrderDeclined,
  OrderExpired,
  OrderPlaced,
  PaymentAuthorised,
  sameUuid,
} from '@parpay/events'
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

const placed = OrderPlaced.sample({ method: 'card', capture: 'automatic', currency: 'EUR', total: 2_499n })
const { orderId, merchantId, accountId } = placed
const paymentId = sameUuid('pay', orderId)
const method: PaymentMethod = {
  id: placed.paymentMethodId ?? '',
  merchantId,
  accountId,
  status: 'active',
  pspReference: 'psp_card_1',
  brand: 'visa',
  last4: '4242',
}
const confirmed = OrderConfirmed.sample({ orderId, merchantId, capture: 'automatic' })
const code = 'card_declined'
const expiresAt = '2026-11-08T12:00:00.000Z'

const authorise = `authorise:${paymentId}`
const unclaimed = { attempts: [{ id: authorise, claimed: false }], at }
const claimed = { attempts: [{ id: authorise, claimed: true }], at }

/** Each message and each answer of the PSP that a payment takes. */
type Arrival = (state: Payment | undefined, reads: typeof unclaimed) => Decided<Payment>
const messages: Record<string, Arrival> = {
  OrderPlaced: (state, reads) => deciding(payment, state, OrderPlaced, placed, { ...reads, method }),
  DepositRequested: (state, reads) =>
    deciding(payment, state, DepositRequested, DepositRequested.sample({ paymentId, merchantId }), reads),
  OrderConfirmed: (state, reads) => deciding(payment, state, OrderConfirmed, confirmed, reads),
  OrderCancelled: (state, reads) =>
    deciding(payment, state, OrderCancelled, OrderCancelled.sample({ orderId, merchantId }), reads),
  OrderExpired: (state, reads) =>
    deciding(payment, state, OrderExpired, OrderExpired.sample({ orderId, merchantId }), reads),
  OrderDeclined: (state, reads) =>
    deciding(payment, state, OrderDeclined, OrderDeclined.sample({ orderId, merchantId }), reads),
  PspAuthorised: (state, reads) =>
    deciding(payment, state, PspAuthorised, { paymentId, pspReference: 'psp_auth_2', expiresAt }, reads),
  PspDeclined: (state, reads) => deciding(payment, state, PspDeclined, { paymentId, code }, reads),
  PspCaptured: (state, reads) => deciding(payment, state, PspCaptured, { paymentId, pspReference: 'psp_cap_3' }, reads),
  PspCaptureRefused: (state, reads) =>
    deciding(payment, state, PspCaptureRefused, { paymentId, code: 'capture_refused' }, reads),
  PspVoided: (state, reads) => deciding(payment, state, PspVoided, { paymentId }, reads),
  PspFoundCaptured: (state, reads) => deciding(payment, state, PspFoundCaptured, { paymentId }, reads),
  PspRefunded: (state, reads) => deciding(payment, state, PspRefunded, { paymentId }, reads),
  PspRefundRefused: (state, reads) => deciding(payment, state, PspRefundRefused, { paymentId, code: 'no' }, reads),
}

const authorising = deciding(payment, undefined, OrderPlaced, placed, { method, at }).state
if (!authorising) throw new Error('an order that is placed makes a payment')
const cancelled = { ...authorising, ending: 'cancelled' } as const
const capturedLate = { ...cancelled, status: 'captured', captured: 2_499n } as const

/** Statuses, and what else the rules tell apart: whether a worker has taken the attempt, whether money is owed back. */
const states = {
  none: undefined,
  authorising,
  'authorising, claimed': authorising,
  abandoned: { ...cancelled, status: 'abandoned' },
  authorised: { ...authorising, status: 'authorised' },
  capturing: { ...authorising, status: 'capturing' },
  returning: { ...cancelled, status: 'returning' },
  voiding: { ...cancelled, status: 'voiding' },
  voided: { ...cancelled, status: 'voided' },
  captured: { ...authorising, status: 'captured', captured: 2_499n, fee: 102n },
  'captured, owed back': capturedLate,
  'captured, given back': { ...capturedLate, refunded: 2_499n },
  declined: { ...authorising, status: 'declined' },
} satisfies Record<string, Payment | undefined>
type State = keyof typeof states

/**
 * state, message, effect: what is published and asked of the PSP -> the state after, or "-" for no effect. One line per
 * cell of the design's table.
 */
const table: readonly (readonly [State, string, string])[] = [
  ['none', 'OrderPlaced', 'authorise attempt -> authorising'],
  ['none', 'DepositRequested', 'PaymentDeclined(payment_method_not_found) -> declined'],
  ['none', 'OrderConfirmed', '-'],
  ['none', 'OrderCancelled', '-'],
  ['none', 'OrderExpired', '-'],
  ['none', 'OrderDeclined', '-'],
  ['none', 'PspAuthorised', '-'],
  ['none', 'PspDeclined', '-'],
  ['none', 'PspCaptured', '-'],
  ['none', 'PspCaptureRefused', '-'],
  ['none', 'PspVoided', '-'],
  ['none', 'PspFoundCaptured', '-'],
  ['none', 'PspRefunded', '-'],
  ['none', 'PspRefundRefused', '-'],

  ['authorising', 'OrderPlaced', '-'],
  ['authorising', 'DepositRequested', '-'],
  ['authorising', 'OrderConfirmed', '-'],
  ['authorising', 'OrderCancelled', 'PaymentVoided(cancelled), attempt withdrawn -> voided'],
  ['authorising', 'OrderExpired', 'PaymentVoided(expired), attempt withdrawn -> voided'],
  ['authorising', 'OrderDeclined', '-'],
  ['authorising', 'PspAuthorised', 'PaymentAuthorised -> authorised'],
  ['authorising', 'PspDeclined', 'PaymentDeclined(card_declined) -> declined'],
  ['authorising', 'PspCaptured', '-'],
  ['authorising', 'PspCaptureRefused', '-'],
  ['authorising', 'PspVoided', '-'],
  ['authorising', 'PspFoundCaptured', '-'],
  ['authorising', 'PspRefunded', '-'],
  ['authorising', 'PspRefundRefused', '-'],

  ['authorising, claimed', 'OrderPlaced', '-'],
  ['authorising, claimed', 'DepositRequested', '-'],
  ['authorising, claimed', 'OrderConfirmed', '-'],
  ['authorising, claimed', 'OrderCancelled', '-> abandoned'],
  ['authorising, claimed', 'OrderExpired', '-> abandoned'],
  ['authorising, claimed', 'OrderDeclined', '-'],
  ['authorising, claimed', 'PspAuthorised', 'PaymentAuthorised -> authorised'],
  ['authorising, claimed', 'PspDeclined', 'PaymentDeclined(card_declined) -> declined'],
  ['authorising, claimed', 'PspCaptured', '-'],
  ['authorising, claimed', 'PspCaptureRefused', '-'],
  ['authorising, claimed', 'PspVoided', '-'],
  ['authorising, claimed', 'PspFoundCaptured', '-'],
  ['authorising, claimed', 'PspRefunded', '-'],
  ['authorising, claimed', 'PspRefundRefused', '-'],

  ['abandoned', 'OrderPlaced', '-'],
  ['abandoned', 'DepositRequested', '-'],
  ['abandoned', 'OrderConfirmed', '-'],
  ['abandoned', 'OrderCancelled', '-'],
  ['abandoned', 'OrderExpired', '-'],
  ['abandoned', 'OrderDeclined', '-'],
  ['abandoned', 'PspAuthorised', 'PaymentAuthorised, void attempt -> voiding'],
  ['abandoned', 'PspDeclined', 'PaymentDeclined(card_declined) -> declined'],
  ['abandoned', 'PspCaptured', '-'],
  ['abandoned', 'PspCaptureRefused', '-'],
  ['abandoned', 'PspVoided', '-'],
  ['abandoned', 'PspFoundCaptured', '-'],
  ['abandoned', 'PspRefunded', '-'],
  ['abandoned', 'PspRefundRefused', '-'],

  ['authorised', 'OrderPlaced', '-'],
  ['authorised', 'DepositRequested', '-'],
  ['authorised', 'OrderConfirmed', 'capture attempt -> capturing'],
  ['authorised', 'OrderCancelled', 'void attempt -> voiding'],
  ['authorised', 'OrderExpired', 'void attempt -> voiding'],
  ['authorised', 'OrderDeclined', 'void attempt -> voiding'],
  ['authorised', 'PspAuthorised', '-'],
  ['authorised', 'PspDeclined', '-'],
  ['authorised', 'PspCaptured', '-'],
  ['authorised', 'PspCaptureRefused', '-'],
  ['authorised', 'PspVoided', '-'],
  ['authorised', 'PspFoundCaptured', '-'],
  ['authorised', 'PspRefunded', '-'],
  ['authorised', 'PspRefundRefused', '-'],

  ['capturing', 'OrderPlaced', '-'],
  ['capturing', 'DepositRequested', '-'],
  ['capturing', 'OrderConfirmed', '-'],
  ['capturing', 'OrderCancelled', '-> returning'],
  ['capturing', 'OrderExpired', '-'],
  ['capturing', 'OrderDeclined', '-'],
  ['capturing', 'PspAuthorised', '-'],
  ['capturing', 'PspDeclined', '-'],
  ['capturing', 'PspCaptured', 'PaymentCaptured(fee 102) -> captured'],
  ['capturing', 'PspCaptureRefused', 'PaymentCaptureFailed(capture_refused) -> authorised'],
  ['capturing', 'PspVoided', '-'],
  ['capturing', 'PspFoundCaptured', '-'],
  ['capturing', 'PspRefunded', '-'],
  ['capturing', 'PspRefundRefused', '-'],

  ['returning', 'OrderPlaced', '-'],
  ['returning', 'DepositRequested', '-'],
  ['returning', 'OrderConfirmed', '-'],
  ['returning', 'OrderCancelled', '-'],
  ['returning', 'OrderExpired', '-'],
  ['returning', 'OrderDeclined', '-'],
  ['returning', 'PspAuthorised', '-'],
  ['returning', 'PspDeclined', '-'],
  ['returning', 'PspCaptured', 'PaymentCaptured(fee 0), refund attempt -> captured, owed back'],
  ['returning', 'PspCaptureRefused', 'PaymentCaptureFailed(capture_refused), void attempt -> voiding'],
  ['returning', 'PspVoided', '-'],
  ['returning', 'PspFoundCaptured', '-'],
  ['returning', 'PspRefunded', '-'],
  ['returning', 'PspRefundRefused', '-'],

  ['voiding', 'OrderPlaced', '-'],
  ['voiding', 'DepositRequested', '-'],
  ['voiding', 'OrderConfirmed', '-'],
  ['voiding', 'OrderCancelled', '-'],
  ['voiding', 'OrderExpired', '-'],
  ['voiding', 'OrderDeclined', '-'],
  ['voiding', 'PspAuthorised', '-'],
  ['voiding', 'PspDeclined', '-'],
  ['voiding', 'PspCaptured', '-'],
  ['voiding', 'PspCaptureRefused', '-'],
  ['voiding', 'PspVoided', 'PaymentVoided(cancelled) -> voided'],
  ['voiding', 'PspFoundCaptured', 'PaymentCaptured(fee 0), refund attempt -> captured, owed back'],
  ['voiding', 'PspRefunded', '-'],
  ['voiding', 'PspRefundRefused', '-'],

  ['voided', 'OrderPlaced', '-'],
  ['voided', 'DepositRequested', '-'],
  ['voided', 'OrderConfirmed', '-'],
  ['voided', 'OrderCancelled', '-'],
  ['voided', 'OrderExpired', '-'],
  ['voided', 'OrderDeclined', '-'],
  ['voided', 'PspAuthorised', 'void attempt, alarm -> voiding'],
  ['voided', 'PspDeclined', '-'],
  ['voided', 'PspCaptured', 'PaymentCaptured(fee 0), refund attempt, alarm -> captured, owed back'],
  ['voided', 'PspCaptureRefused', '-'],
  ['voided', 'PspVoided', '-'],
  ['voided', 'PspFoundCaptured', '-'],
  ['voided', 'PspRefunded', '-'],
  ['voided', 'PspRefundRefused', '-'],

  ['captured', 'OrderPlaced', '-'],
  ['captured', 'DepositRequested', '-'],
  ['captured', 'OrderConfirmed', '-'],
  ['captured', 'OrderCancelled', 'refund attempt -> captured, owed back'],
  ['captured', 'OrderExpired', '-'],
  ['captured', 'OrderDeclined', '-'],
  ['captured', 'PspAuthorised', '-'],
  ['captured', 'PspDeclined', '-'],
  ['captured', 'PspCaptured', '-'],
  ['captured', 'PspCaptureRefused', '-'],
  ['captured', 'PspVoided', '-'],
  ['captured', 'PspFoundCaptured', '-'],
  ['captured', 'PspRefunded', '-'],
  ['captured', 'PspRefundRefused', '-'],

  ['captured, owed back', 'OrderPlaced', '-'],
  ['captured, owed back', 'DepositRequested', '-'],
  ['captured, owed back', 'OrderConfirmed', '-'],
  ['captured, owed back', 'OrderCancelled', '-'],
  ['captured, owed back', 'OrderExpired', '-'],
  ['captured, owed back', 'OrderDeclined', '-'],
  ['captured, owed back', 'PspAuthorised', '-'],
  ['captured, owed back', 'PspDeclined', '-'],
  ['captured, owed back', 'PspCaptured', '-'],
  ['captured, owed back', 'PspCaptureRefused', '-'],
  ['captured, owed back', 'PspVoided', '-'],
  ['captured, owed back', 'PspFoundCaptured', '-'],
  ['captured, owed back', 'PspRefunded', 'PaymentRefunded(late_capture) -> captured, given back'],
  ['captured, owed back', 'PspRefundRefused', 'refund attempt, alarm -> captured, owed back'],

  ['captured, given back', 'OrderPlaced', '-'],
  ['captured, given back', 'DepositRequested', '-'],
  ['captured, given back', 'OrderConfirmed', '-'],
  ['captured, given back', 'OrderCancelled', '-'],
  ['captured, given back', 'OrderExpired', '-'],
  ['captured, given back', 'OrderDeclined', '-'],
  ['captured, given back', 'PspAuthorised', '-'],
  ['captured, given back', 'PspDeclined', '-'],
  ['captured, given back', 'PspCaptured', '-'],
  ['captured, given back', 'PspCaptureRefused', '-'],
  ['captured, given back', 'PspVoided', '-'],
  ['captured, given back', 'PspFoundCaptured', '-'],
  ['captured, given back', 'PspRefunded', '-'],
  ['captured, given back', 'PspRefundRefused', '-'],

  ['declined', 'OrderPlaced', '-'],
  ['declined', 'DepositRequested', '-'],
  ['declined', 'OrderConfirmed', '-'],
  ['declined', 'OrderCancelled', '-'],
  ['declined', 'OrderExpired', '-'],
  ['declined', 'OrderDeclined', '-'],
  ['declined', 'PspAuthorised', 'void attempt, alarm -> voiding'],
  ['declined', 'PspDeclined', '-'],
  ['declined', 'PspCaptured', 'PaymentCaptured(fee 0), refund attempt, alarm -> captured, owed back'],
  ['declined', 'PspCaptureRefused', '-'],
  ['declined', 'PspVoided', '-'],
  ['declined', 'PspFoundCaptured', '-'],
  ['declined', 'PspRefunded', '-'],
  ['declined', 'PspRefundRefused', '-'],
]

describe('a payment', () => {
  it.each(table)('%s, %s: %s', (name, message, expected) => {
    const before = states[name]
    const decided = messages[message]?.(before, name === 'authorising' ? unclaimed : claimed)
    expect(decided && effect(before, decided)).toBe(expected)
    if (expected === '-') expect(decided?.state).toEqual(before)
  })

  it('has one line in the table for every state and message', () => {
    const cells = Object.keys(states).flatMap((state) => Object.keys(messages).map((message) => `${state}: ${message}`))
    expect(table.map(([state, message]) => `${state}: ${message}`)).toEqual(cells)
  })

  it('has every message and answer in the table that it has a rule for', () => {
    expect(Object.keys(messages)).toEqual([...payment.handlers.keys()])
  })
})

describe('an order is declined at once', () => {
  it.each<[string, PaymentMethod | undefined, string]>([
    ['without its payment method', undefined, 'payment_method_not_found'],
    ["with another merchant's", { ...method, merchantId: 'mer_other' }, 'payment_method_not_found'],
    ["with another account's", { ...method, accountId: 'acc_other' }, 'payment_method_of_another_account'],
    ['with one the PSP refused', { ...method, status: 'rejected' }, 'payment_method_not_active'],
    ['with one the PSP has not answered on', { ...method, status: 'pending' }, 'payment_method_not_active'],
  ])('%s', (_, method, code) => {
    const reads = method ? { method, at } : { at }
    const { state, messages, attempts } = deciding(payment, undefined, OrderPlaced, placed, reads)
    expect(state?.status).toBe('declined')
    expect(messages).toMatchObject([{ type: 'PaymentDeclined', message: { amount: 2_499n, code } }])
    expect(attempts).toEqual([])
  })
})

describe('what a payment asks of the PSP', () => {
  it('names the payment method by the name the PSP gave it, and amounts as text', () => {
    const { attempts } = deciding(payment, undefined, OrderPlaced, placed, { method, at })
    const task = { operation: 'authorise', paymentId, method: 'psp_card_1', amount: '2499', currency: 'EUR' }
    expect(attempts).toEqual([{ id: authorise, task }])
  })

  it('has the capture as its key when it captures', () => {
    const { attempts } = deciding(payment, states.authorised, OrderConfirmed, confirmed, { at })
    expect(attempts.map(({ id }) => id)).toEqual([`capture:${sameUuid('cap', orderId)}`])
  })

  it('has a new key after a refused refund, and waits a minute, then two', () => {
    const again = (state: Payment | undefined) =>
      deciding(payment, state, PspRefundRefused, { paymentId, code: 'no' }, { at })
    const first = again(states['captured, owed back'])
    const second = again(first.state)
    expect([...first.attempts, ...second.attempts]).toMatchObject([
      { id: `refund:${sameUuid('ref', orderId)}:1`, notBefore: new Date('2026-11-01T12:01:00.000Z') },
      { id: `refund:${sameUuid('ref', orderId)}:2`, notBefore: new Date('2026-11-01T12:02:00.000Z') },
    ])
  })
})

describe('what a payment says', () => {
  it('when it is authorised', () => {
    const decided = messages['PspAuthorised']?.(authorising, claimed)
    const about = { merchantId, paymentId, orderId, purpose: 'order', accountId, method: 'card', currency: 'EUR' }
    const message = { ...about, amount: 2_499n, expiresAt: new Date(expiresAt), pspReference: 'psp_auth_2' }
    expect(decided?.messages).toEqual([{ type: PaymentAuthorised.name, message }])
  })

  it('when it is captured: the fee, and that the money can be paid out two days later', () => {
    expect(messages['PspCaptured']?.(states.capturing, claimed).messages).toMatchObject([
      { message: { captured: 2_499n, final: true, fee: 102n, availableAt: new Date('2026-11-03T12:00:00Z') } },
    ])
  })

  it('when it is voided: nothing was released if nothing was held', () => {
    const released = (decided: Decided<Payment> | undefined) => decided?.messages.map(({ message }) => message)
    expect(released(messages['OrderCancelled']?.(authorising, unclaimed))).toMatchObject([{ released: 0n }])
    expect(released(messages['PspVoided']?.(states.voiding, claimed))).toMatchObject([{ released: 2_499n }])
  })
})

describe('what this version does not know is parked', () => {
  it.each(['unknown', 'wallet'] as const)('an order paid by %s', (method) => {
    expect(() => deciding(payment, undefined, OrderPlaced, { ...placed, method }, { at })).toThrow(method)
  })

  it('an unknown way to capture', () => {
    const message = { ...confirmed, capture: 'unknown' } as const
    expect(() => deciding(payment, states.authorised, OrderConfirmed, message, { at })).toThrow('capture')
  })
})

describe('a payment whose order is to be captured by hand', () => {
  it('waits', () => {
    const manual = { ...confirmed, capture: 'manual' } as const
    expect(deciding(payment, states.authorised, OrderConfirmed, manual, { at }).attempts).toEqual([])
  })
})
