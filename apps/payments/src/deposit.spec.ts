import { DepositRequested, sameUuid } from '@parpay/events'
import { deciding } from '@parpay/messaging'
import { decisionTable } from '@parpay/messaging/testing'
import { describe, expect, it } from '@jest/globals'
import { accountId, at, merchantId, method, payment } from '../test/payment-fixture.js'
import { paymentWords as words } from '../test/payment-words.js'
import type { Payment } from './payment-state.js'
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

const requested = DepositRequested.sample({ merchantId, accountId, currency: 'EUR', amount: 2_499n })
const { paymentId } = requested
const captureId = sameUuid('cap', paymentId)
const refundId = sameUuid('ref', paymentId)

const authorising = deciding(payment, undefined, DepositRequested, requested, { method, at }).state
if (!authorising) throw new Error('a deposit that is requested makes a payment')
const declined = { ...authorising, status: 'declined' } satisfies Payment
const afterAll = { ...declined, ending: 'declined', alarms: 1 } satisfies Payment
const taken = { ...afterAll, status: 'captured', captured: 2_499n } satisfies Payment

/** "after all": the PSP contradicted itself after the deposit was declined. */
const states = {
  authorising,
  abandoned: null,
  authorised: null,
  capturing: { ...authorising, status: 'capturing', captures: [{ captureId, amount: 2_499n, final: true }] },
  returning: null,
  voiding: { ...authorising, status: 'voiding' },
  'voiding (after all)': { ...afterAll, status: 'voiding' },
  voided: { ...afterAll, status: 'voided' },
  captured: { ...authorising, status: 'captured', captured: 2_499n },
  'captured (owed back)': { ...taken, refunds: [{ refundId, amount: 2_499n, reason: 'late_capture' }] },
  'captured (given back)': { ...taken, refunded: 2_499n },
  declined,
} satisfies Record<string, Payment | null>

/** Messages of orders look for the UUID of an order, which no deposit has; nor has one a timer. */
const ofOrders = ['OrderPlaced', 'OrderConfirmed', 'OrderCancelled', 'OrderExpired', 'OrderDeclined']
const never = [...ofOrders, 'CaptureApproved', 'RefundApproved', 'authorisation']

const cells = decisionTable(payment, { states, at, words, never })
  .when(DepositRequested, requested, { reads: { method } })
  .when(PspAuthorised, { paymentId, pspReference: 'psp_1', expiresAt: '2026-11-08T12:00:00.000Z' })
  .when(PspDeclined, { paymentId, code: 'card_declined' })
  .when(PspCaptured, { paymentId, captureId, amount: '2499', pspReference: 'psp_1' })
  .when(PspCaptureRefused, { paymentId, captureId, code: 'no' })
  .when(PspVoided, { paymentId })
  .when(PspFoundCaptured, { paymentId, amount: '2499' })
  .when(PspRefunded, { paymentId, refundId })
  .when(PspRefundRefused, { paymentId, refundId, code: 'no' }).cells(`
  none | DepositRequested -> attempt authorise, authorising
  none | PspAuthorised, PspDeclined, PspCaptured, PspCaptureRefused, PspVoided, PspFoundCaptured, PspRefunded,
         PspRefundRefused -> -
  authorising, capturing, voiding, voided, captured, declined | DepositRequested -> -

  authorising | PspAuthorised -> PaymentAuthorised, attempt capture 2499 final, capturing capturing 2499
  authorising | PspDeclined   -> PaymentDeclined(card_declined), declined
  authorising | PspCaptured, PspCaptureRefused, PspVoided, PspFoundCaptured, PspRefunded, PspRefundRefused -> -

  capturing | PspCaptured       -> PaymentCaptured(2499 final fee 0), captured 2499
  capturing | PspCaptureRefused -> PaymentCaptureFailed(no), attempt void, voiding
  capturing | PspAuthorised, PspDeclined, PspVoided, PspFoundCaptured, PspRefunded, PspRefundRefused -> -

  voiding | PspVoided        -> PaymentVoided(declined 2499), PaymentDeclined(capture_failed), declined
  voiding | PspFoundCaptured -> PaymentCaptured(2499 final fee 0), captured 2499
  voiding (after all) | PspVoided        -> PaymentVoided(declined 2499), voided declined alarm
  voiding (after all) | PspFoundCaptured ->
    PaymentCaptured(2499 final fee 0), attempt refund 2499, captured declined 2499 refunding 2499 alarm
  voiding | PspAuthorised, PspDeclined, PspCaptured, PspCaptureRefused, PspRefunded, PspRefundRefused -> -

  voided, declined | PspAuthorised -> attempt void, voiding declined alarm
  voided, declined | PspCaptured   ->
    PaymentCaptured(2499 final fee 0), attempt refund 2499, captured declined 2499 refunding 2499 alarm
  voided, declined | PspDeclined, PspCaptureRefused, PspVoided, PspFoundCaptured, PspRefunded, PspRefundRefused -> -

  captured (owed back) | PspRefunded      ->
    PaymentRefunded(late_capture 2499 fee 0), captured declined 2499 refunded 2499 alarm
  captured (owed back) | PspRefundRefused -> attempt refund 2499 later, captured declined 2499 refunding 2499 alarm
  captured, captured (given back) | PspRefunded, PspRefundRefused -> -
  captured | PspAuthorised, PspDeclined, PspCaptured, PspCaptureRefused, PspVoided, PspFoundCaptured -> -
`)

describe('a deposit', () => {
  it.each(cells)('$name -> $expected', ({ actual, expected }) => {
    expect(actual()).toBe(expected)
  })

  it('has a line for every cell', () => {
    expect(cells.filter(({ expected }) => expected === null).map(({ name }) => name)).toEqual([])
  })
})

describe('a deposit that is captured', () => {
  const capturing = deciding(payment, authorising, PspAuthorised, { paymentId, pspReference: 'psp_1', expiresAt: null })

  it('costs nothing and is there at once, and has no order', () => {
    const done = { paymentId, captureId, amount: '2499', pspReference: 'psp_1' }
    const { messages } = deciding(payment, capturing.state, PspCaptured, done, { at })
    const about = { merchantId, paymentId, orderId: null, purpose: 'deposit', accountId, method: 'card' }
    const sums = { amount: 2_499n, captured: 2_499n, final: true, fee: 0n, availableAt: at }
    expect(messages).toMatchObject([{ message: { ...about, captureId, ...sums } }])
  })

  it('has the UUID of the payment in the id of its capture, which is the key at the PSP', () => {
    const task = { amount: '2499', currency: 'EUR', captureId, final: true }
    expect(capturing.attempts).toMatchObject([{ id: `capture:${captureId}`, task }])
  })
})
