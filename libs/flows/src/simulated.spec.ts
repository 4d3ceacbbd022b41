import { describe, expect, test } from '@jest/globals'
import { story, type Told } from '../test/story.js'
import { simulated } from './simulated.js'

const header = { recorded: new Date(0), contracts: [], topics: [] }

/** The values of a method's messages after the submission of `token` and what became of it. */
function became(token: string, type: string, fields: Record<string, string>) {
  const told: Told[] = [
    ['PaymentMethodSubmitted', undefined, { paymentMethodId: 'pm_1', token }],
    [type, 0, { paymentMethodId: 'pm_1', ...fields }],
    ['OrderPlaced', undefined, { paymentMethodId: 'pm_1' }],
  ]
  return simulated({ header, lines: story('x', ...told) }).lines.map((line) => line.kind === 'message' && line.value)
}

const visa = { brand: 'visa', last4: '4242', expires: '2034-12' }

describe('a token that the simulator', () => {
  test('knows stays, with what was recorded of it', () => {
    const recorded = { brand: 'visa', last4: '9999', expires: '2030-01' }
    const [submitted, added] = became('tok_slow', 'PaymentMethodAdded', recorded)
    expect(submitted).toMatchObject({ token: 'tok_slow' })
    expect(added).toMatchObject(recorded)
  })

  test.each([
    ['visa', 'tok_visa', visa],
    ['mastercard', 'tok_mastercard', { brand: 'mastercard', last4: '4444' }],
    ['amex', 'tok_visa', visa],
  ])('does not know, of the brand %s, becomes %s and shows its card', (brand, token, card) => {
    const [submitted, added, order] = became('card_9', 'PaymentMethodAdded', { brand, last4: '1', expires: '2031-01' })
    expect(submitted).toEqual({ paymentMethodId: 'pm_1', token })
    expect(added).toMatchObject(card)
    expect(order).toEqual({ paymentMethodId: 'pm_1' })
  })

  test('does not know, and that was refused, is refused', () => {
    const [submitted, rejected] = became('***', 'PaymentMethodRejected', { code: 'unsupported' })
    expect(submitted).toMatchObject({ token: 'tok_expired' })
    expect(rejected).toMatchObject({ code: 'expired_card' })
  })
})
