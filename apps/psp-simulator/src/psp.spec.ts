import { describe, expect, test } from '@jest/globals'
import type { Answer, Request } from './operation.js'
import { Psp } from './psp.js'
import type { Step } from './script.js'

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
const lastCapture = (amount: number): Request => ({
  operation: 'capture',
  key: `last ${amount}`,
  payment: 'pay',
  ...eur(amount),
  final: true,
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
    ['tok_late', 'attached', 'pending', 'refused unknown_payment'],
    ['tok_capture_fails', 'attached', 'authorised', 'refused capture_refused'],
    ['tok_refund_fails', 'attached', 'authorised', 'captured'],
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

  test('is not captured after its last capture, and refunded up to what was', () => {
    const final = [...authorised, capture(100), lastCapture(300)]
    expect(last(...final)).toMatchObject({ outcome: 'captured', amount: 300, captured: 400 })
    expect(last(...final, capture(1))).toEqual({ outcome: 'refused', code: 'already_final' })
    expect(last(...final, release)).toEqual({ outcome: 'refused', code: 'already_captured', captured: 400 })
    expect(last(...final, refund(401))).toMatchObject({ code: 'amount_exceeds_captured' })
    expect(last(...final, refund(400))).toMatchObject({ outcome: 'refunded', refunded: 400 })
  })

  test('whose last capture was refused can be captured', () => {
    expect(last(...authorised, lastCapture(1_001), capture(1_000))).toMatchObject({ outcome: 'captured' })
  })

  test('is voided while something is held, of which the answer says how much', () => {
    expect(last(...authorised, release)).toEqual({
      outcome: 'voided',
      reference: 'psp_void_3',
      released: 1_000,
      currency: 'EUR',
    })
    expect(last(...authorised, capture(400), release)).toMatchObject({ outcome: 'voided', released: 600 })
    expect(last(...authorised, capture(400), release, refund(400))).toMatchObject({ outcome: 'refunded' })
    expect(last(...authorised, capture(400), capture(600), release)).toEqual({
      outcome: 'refused',
      code: 'already_captured',
      captured: 1_000,
    })
  })

  test('by a card that fails at refunds is refunded at the second try, but never too much', () => {
    const captured = [attach('tok_refund_fails'), authorise(), capture(1_000)]
    expect(last(...captured, refund(400))).toEqual({ outcome: 'refused', code: 'refund_refused' })
    expect(last(...captured, refund(400), refund(300))).toMatchObject({ outcome: 'refunded', refunded: 300 })
    expect(last(...captured, refund(1_001), refund(300))).toEqual({ outcome: 'refused', code: 'refund_refused' })
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

describe('a step of a script', () => {
  const answered = (token: string, request: Request, step: Step) =>
    did(attach(token), ...(request.operation === 'authorise' ? [] : [authorise()])).psp.decide(request, at, step)
  const all = (operation: Step['operation'], outcome: Step['outcome'], code?: string): Step => ({
    ...{ operation, outcome },
    ...(code !== undefined && { code }),
  })

  test.each<[string, Request, Step, object]>([
    ['tok_declined', authorise(), all('authorise', 'yes'), { outcome: 'authorised' }],
    ['tok_late', authorise(), all('authorise', 'yes'), { outcome: 'authorised' }],
    ['tok_visa', authorise(), all('authorise', 'no'), { outcome: 'declined', code: 'card_declined' }],
    ['tok_visa', authorise(), all('authorise', 'no', 'stolen'), { outcome: 'declined', code: 'stolen' }],
    ['tok_capture_fails', capture(1_000), all('capture', 'yes'), { outcome: 'captured' }],
    ['tok_visa', capture(1_000), all('capture', 'no'), { outcome: 'refused', code: 'capture_refused' }],
    ['tok_visa', capture(1_001), all('capture', 'yes'), { outcome: 'refused', code: 'amount_exceeds_authorised' }],
    ['tok_visa', release, all('void', 'no'), { outcome: 'refused', code: 'void_refused' }],
    ['tok_visa', refund(1), all('refund', 'no'), { outcome: 'refused', code: 'refund_refused' }],
  ])('decides in place of %s, within what the payment holds: %j', (token, request, step, expected) => {
    expect(answered(token, request, step)).toMatchObject(expected)
  })
})

describe('a late authorisation', () => {
  const asked = () => did(attach('tok_late'), authorise()).psp
  const settled = (psp: Psp, by = new Date('2026-01-01T00:01:00Z')) => {
    const [pending] = psp.pending
    if (pending) psp.apply(psp.settle(pending, by))
    return psp
  }

  test('is pending for 45 s, under its key and for its payment', () => {
    const psp = asked()
    expect(psp.done('auth')?.answer).toEqual({ outcome: 'pending' })
    expect(psp.pending).toMatchObject([{ settles: new Date('2026-01-01T00:00:45Z'), request: { key: 'auth' } }])
    expect(psp.pendingOf('pay')).toBe(psp.pending[0])
  })

  test('is authorised under the same key, dated when it is, and no longer pending', () => {
    const psp = settled(asked())
    const expiresAt = '2026-01-08T00:01:00.000Z'
    expect(psp.done('auth')?.answer).toEqual({
      ...eur(1_000),
      outcome: 'authorised',
      reference: 'psp_auth_3',
      expiresAt,
    })
    expect(psp.pending).toEqual([])
    expect(psp.pendingOf('pay')).toBeUndefined()
    expect(psp.decide(capture(1_000), at)).toMatchObject({ outcome: 'captured' })
  })

  test('is two lines, of which one is money', () => {
    const psp = asked()
    const pending = psp.done('auth')?.line
    expect(pending).toMatchObject({ n: 2, operation: 'authorise', key: 'auth', ...eur(1_000), outcome: 'pending' })
    const { line } = settled(psp).done('auth') ?? {}
    expect(line).toMatchObject({ n: 3, operation: 'authorise', key: 'auth', ...eur(1_000), outcome: 'authorised' })
    expect(line).not.toHaveProperty('repeat')
    expect(line?.at).toBe('2026-01-01T00:01:00.000Z')
  })

  test('goes on from the log', () => {
    const before = asked()
    const psp = new Psp()
    for (const key of ['pm', 'auth']) {
      const line = before.done(key)?.line
      if (line) psp.apply(line)
    }
    expect(psp.pending).toEqual(before.pending)
    expect(settled(psp).done('auth')).toEqual(settled(before).done('auth'))
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

  test('marks the last capture, also where it is repeated', () => {
    const { psp } = did(...authorised, capture(100), lastCapture(300))
    const [first, done] = [psp.done('cap 100'), psp.done('last 300')]
    expect(first?.line).not.toHaveProperty('final')
    expect(done?.line).toMatchObject({ outcome: 'captured', final: true })
    expect(done && psp.repeat(done, at)).toMatchObject({ final: true, repeat: true })
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
