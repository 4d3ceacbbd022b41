import { describe, expect, it } from '@jest/globals'
import { meaningOf, PspAnswer } from './psp-answer.js'
import type { PspTask } from './psp-task.js'

const paymentId = 'pay_01h455vb4pex5vsknk084sn02q'
const money = { amount: '2499', currency: 'EUR' }
const tasks = {
  attach: { operation: 'attach', paymentMethodId: 'pm_1', token: 'tok_visa' },
  authorise: { operation: 'authorise', paymentId, method: 'psp_card_1', ...money },
  capture: { operation: 'capture', paymentId, captureId: 'cap_1', final: true, ...money },
  void: { operation: 'void', paymentId, captured: '1000', ...money },
  refund: { operation: 'refund', paymentId, refundId: 'ref_1', reason: 'requested', ...money },
} satisfies Record<string, PspTask>

const done = { reference: 'psp_1', amount: 2499, currency: 'EUR' }
const refused = (code: string) => ({ outcome: 'refused', code })
const card = { method: 'psp_card_1', brand: 'visa', last4: '4242', expires: '2034-12' }

describe('an answer of the PSP', () => {
  it.each<[keyof typeof tasks, object, string | undefined]>([
    ['attach', { outcome: 'attached', ...card }, 'PspAttached'],
    ['attach', refused('expired_card'), 'PspAttachRefused'],
    ['attach', { outcome: 'voided' }, undefined],
    ['authorise', { outcome: 'authorised', ...done, expiresAt: '2026-11-08T12:00:00.000Z' }, 'PspAuthorised'],
    ['authorise', { outcome: 'authorised', ...done }, 'PspAuthorised'],
    ['authorise', { outcome: 'declined', code: 'card_declined' }, 'PspDeclined'],
    ['authorise', { outcome: 'authorised', ...done, amount: 2498 }, undefined],
    ['authorise', { outcome: 'authorised', ...done, currency: 'USD' }, undefined],
    ['authorise', refused('already_authorised'), undefined], // something is held: that is no decline
    ['capture', { outcome: 'captured', ...done }, 'PspCaptured'],
    ['capture', refused('capture_refused'), 'PspCaptureRefused'],
    ['capture', { outcome: 'captured', ...done, amount: 1 }, undefined],
    ['void', { outcome: 'voided' }, 'PspVoided'],
    ['void', refused('already_voided'), 'PspVoided'],
    ['void', { outcome: 'voided', released: 1499 }, 'PspVoided'],
    ['void', { outcome: 'voided', released: 1000 }, 'PspFoundCaptured'], // 4.99 more is captured than was known
    ['void', { outcome: 'voided', released: 1500 }, undefined], // of what was captured?
    ['void', { ...refused('already_captured'), captured: 1000 }, 'PspVoided'], // nothing more is to be had
    ['void', { ...refused('already_captured'), captured: 2499 }, 'PspFoundCaptured'],
    ['void', { ...refused('already_captured'), captured: 2500 }, undefined],
    ['void', { ...refused('already_captured'), captured: 999 }, undefined],
    ['void', refused('already_captured'), undefined], // how much?
    ['void', refused('unknown_payment'), undefined],
    ['refund', { outcome: 'refunded', ...done }, 'PspRefunded'],
    ['refund', refused('amount_exceeds_captured'), 'PspRefundRefused'],
    ['refund', { outcome: 'captured', ...done }, undefined],
  ])('to %s, %j, means %s', (operation, answer, meaning) => {
    expect(meaningOf(tasks[operation], PspAnswer.parse(answer))?.outcome.name).toBe(meaning)
  })

  it.each([
    [{ outcome: 'voided', released: 1000 }, '499'],
    [{ ...refused('already_captured'), captured: 2499 }, '1499'],
  ])('to a void, %j, tells that %s more is captured than was known', (answer, amount) => {
    expect(meaningOf(tasks.void, PspAnswer.parse(answer))?.payload).toEqual({ paymentId, amount })
  })

  it('whose amount is no exact number of minor units is none', () => {
    expect(PspAnswer.safeParse({ outcome: 'captured', ...done, amount: 24.99 }).success).toBe(false)
    expect(PspAnswer.safeParse({ outcome: 'captured', ...done, amount: 2 ** 53 }).success).toBe(false)
  })
})
