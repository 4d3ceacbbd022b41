import { describe, expect, test } from '@jest/globals'
import type { Answer, Request } from './operation.js'
import { Psp } from './psp.js'

const at = new Date('2026-01-01T00:00:00Z')
const eur = (amount: number) => ({ amount, currency: 'EUR' })

/** A PSP that has done these requests, and what it answered to each. */
function did(...requests: Request[]): { psp: Psp; answers: (Answer | undefined)[] } {
  const psp = new Psp()
  const answers = requests.map((request) => {
    const line = psp.decide(request, at)
    psp.apply(line)
    return line.done?.answer
  })
  return { psp, answers }
}

const attach = (token: string): Request => ({ operation: 'attach', key: 'pm', token })
const authorise = (amount = 1_000, key = 'auth'): Request => ({
  operation: 'authorise',
  key,
  payment: 'pay',
  method: 'psp_card_1',
  ...eur(amount),
})
const capture = (amount: number, key = `cap ${amount}`): Request => ({
  operation: 'capture',
  key,
  payment: 'pay',
  ...eur(amount),
})
const refund = (amount: number, key = `ref ${amount}`): Request => ({
  operation: 'refund',
  key,
  payment: 'pay',
  ...eur(amount),
})
const release: Request = { operation: 'void', key: 'void', payment: 'pay' }

const authorised = [attach('tok_visa'), authorise()]
const last = (...requests: Request[]) => did(...requests).answers.at(-1)

describe('a token', () => {
  test.each([
    ['tok_visa', 'attached', 'authorised', 'captured'],
    ['tok_mastercard', 'attached', 'authorised', 'captured'],
    ['tok_expired', 'refused expired_card', 'declined unknown_method', 'refused unknown_payment'],
    ['tok_declined', 'attached', 'declined card_declined', 'refused unknown_payment'],
    ['tok_insufficient_funds', 'attached', 'declined insufficient_funds', 'refused unknown_payment'],
    ['tok_5xx', 'attached', 'authorised', 'captured'],
    ['tok_slow', 'attached', 'authorised', 'captured'],
    ['tok_timeout', 'attached', 'authorised', 'captured'],
    ['tok_capture_fails', 'attached', 'authorised', 'refused capture_refused'],
    ['4242424242424242', 'refused unknown_token', 'declined unknown_method', 'refused unknown_payment'],
  ])('%s: attach %s, authorise %s, capture %s', (token, ...expected) => {
    const { answers } = did(attach(token), authorise(), capture(1_000))
    const words = answers.map((a) => (a && 'code' in a ? `${a.outcome} ${a.code}` : a?.outcome))
    expect(words).toEqual(expected)
  })

  test('shows its card, never itself', () => {
    expect(last(attach('tok_mastercard'))).toEqual({
      outcome: 'attached',
      method: 'psp_card_1',
      kind: 'card',
      brand: 'mastercard',
      last4: '4444',
      expires: '2034-12',
    })
  })

  test('that is unknown is not written to the log', () => {
    expect(JSON.stringify(new Psp().decide(attach('4242424242424242'), at))).not.toContain('4242424242424242')
  })
})

describe('a payment', () => {
  test('is authorised once, for seven days', () => {
    expect(last(...authorised)).toMatchObject({ reference: 'psp_auth_2', expiresAt: '2026-01-08T00:00:00.000Z' })
    expect(last(...authorised, authorise(1_000, 'again'))).toEqual({ outcome: 'refused', code: 'already_authorised' })
  })

  test('is captured in parts, up to what was authorised', () => {
    expect(last(...authorised, capture(400), capture(600))).toMatchObject({ outcome: 'captured', captured: 1_000 })
    expect(last(...authorised, capture(400), capture(601))).toEqual({
      outcome: 'refused',
      code: 'amount_exceeds_authorised',
    })
  })

  test('is refunded in parts, up to what was captured', () => {
    const captured = [...authorised, capture(900)]
    expect(last(...captured, refund(400), refund(500))).toMatchObject({ outcome: 'refunded', refunded: 900 })
    expect(last(...captured, refund(400), refund(501))).toEqual({ outcome: 'refused', code: 'amount_exceeds_captured' })
    expect(last(...authorised, refund(1))).toEqual({ outcome: 'refused', code: 'amount_exceeds_captured' })
  })

  test('is voided while nothing is captured; after that the answer says what was', () => {
    expect(last(...authorised, release)).toEqual({
      outcome: 'voided',
      reference: 'psp_void_3',
      released: 1_000,
      currency: 'EUR',
    })
    expect(last(...authorised, capture(400), release)).toEqual({
      outcome: 'refused',
      code: 'already_captured',
      captured: 400,
    })
  })

  test('that was voided is neither captured nor voided again', () => {
    expect(last(...authorised, release, capture(1))).toEqual({ outcome: 'refused', code: 'already_voided' })
    expect(last(...authorised, release, { ...release, key: 'v2' })).toEqual({
      outcome: 'refused',
      code: 'already_voided',
    })
  })

  test('keeps its currency', () => {
    expect(last(...authorised, { operation: 'capture', key: 'c', payment: 'pay', amount: 1, currency: 'USD' })).toEqual(
      {
        outcome: 'refused',
        code: 'currency_mismatch',
      },
    )
  })

  test('that is unknown is refused', () => {
    for (const request of [capture(1), refund(1), release])
      expect(last(request)).toEqual({ outcome: 'refused', code: 'unknown_payment' })
  })
})

describe('the log', () => {
  test('has the amount of every operation on money, and what a void released', () => {
    const psp = new Psp()
    const lines = [...authorised, release].map((request) => {
      const line = psp.decide(request, at)
      psp.apply(line)
      return line
    })
    expect(
      lines.map(({ n, operation, key, payment, amount, currency, outcome }) => ({
        n,
        operation,
        key,
        payment,
        amount,
        currency,
        outcome,
      })),
    ).toEqual([
      { n: 1, operation: 'attach', key: 'pm', payment: null, amount: null, currency: null, outcome: 'attached' },
      { n: 2, operation: 'authorise', key: 'auth', payment: 'pay', ...eur(1_000), outcome: 'authorised' },
      { n: 3, operation: 'void', key: 'void', payment: 'pay', ...eur(1_000), outcome: 'voided' },
    ])
  })

  test('is all that is needed to continue', () => {
    const before = did(...authorised, capture(400))
    const psp = new Psp()
    for (const key of ['pm', 'auth', 'cap 400']) {
      const line = before.psp.done(key)?.line
      if (line) psp.apply(line)
    }
    expect(psp.done('auth')?.answer).toEqual(before.answers[1])
    expect(psp.decide(capture(601), at)).toMatchObject({ n: 4, outcome: 'refused' })
    expect(psp.decide(capture(600), at)).toMatchObject({ n: 4, outcome: 'captured' })
  })

  test('marks repeats, which change nothing', () => {
    const { psp } = did(...authorised, capture(400))
    const done = psp.done('cap 400')
    const line = done && psp.repeat(done, at)
    expect(line).toEqual({ ...done?.line, n: 4, repeat: true, done: undefined })
    if (line) psp.apply(line)
    expect(psp.decide(capture(600), at)).toMatchObject({ n: 5, outcome: 'captured' })
  })

  test('tells what is known of a key', () => {
    const { psp } = did(...authorised)
    expect(psp.inquire('auth', 'not_found', at)).toMatchObject({
      operation: 'inquire',
      payment: 'pay',
      outcome: 'authorised',
    })
    expect(psp.inquire('other', 'pending', at)).toMatchObject({ payment: null, amount: null, outcome: 'pending' })
  })

  test('has no gaps', () => {
    const { psp } = did(attach('tok_visa'))
    const line = psp.decide(authorise(), at)
    expect(() => {
      psp.apply({ ...line, n: 3 })
    }).toThrow('line 3 follows line 1')
  })
})
