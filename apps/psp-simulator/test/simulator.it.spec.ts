import { describe, expect, test } from '@jest/globals'
import { writeFile } from 'node:fs/promises'
import { file, psp, restart } from './open.simulator.js'
import { eur } from './psp.client.js'
import { Receiver } from './receiver.server.js'

describe('a key', () => {
  test('gives the same answer again, logged as a repeat, and nothing is done twice', async () => {
    await psp.authorise('tok_visa', 'pay_1')
    const first = await psp.post('/payments/pay_1/capture', 'cap_1', eur(600))
    expect(first).toMatchObject({ status: 200, body: { outcome: 'captured', captured: 600 } })
    expect(await psp.post('/payments/pay_1/capture', 'cap_1', eur(600))).toEqual(first)
    expect(await psp.log()).toMatchObject([
      { n: 1, operation: 'attach', outcome: 'attached' },
      { n: 2, operation: 'authorise', key: 'auth pay_1', payment: 'pay_1', ...eur(1_000), outcome: 'authorised' },
      { n: 3, operation: 'capture', key: 'cap_1', payment: 'pay_1', ...eur(600), outcome: 'captured' },
      { n: 4, operation: 'capture', key: 'cap_1', payment: 'pay_1', ...eur(600), outcome: 'captured', repeat: true },
    ])
  })

  test('sent many times at once is one operation', async () => {
    await psp.authorise('tok_visa', 'pay_1')
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => psp.post('/payments/pay_1/capture', 'cap_1', eur(1_000))),
    )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    const captures = (await psp.log()).filter(({ operation }) => operation === 'capture')
    expect(captures.filter(({ repeat }) => !repeat)).toHaveLength(1)
    expect(captures).toHaveLength(50)
  })

  test('of another request is 422, and a missing one 400', async () => {
    await psp.authorise('tok_visa', 'pay_1')
    await psp.post('/payments/pay_1/capture', 'cap_1', eur(600))
    expect(await psp.post('/payments/pay_1/capture', 'cap_1', eur(601))).toMatchObject({
      status: 422,
      body: { error: 'key_reused' },
    })
    expect(await psp.post('/payments/pay_1/capture', undefined, eur(1))).toMatchObject({
      status: 400,
      body: { error: 'key_missing' },
    })
    expect(await psp.log()).toHaveLength(3)
  })

  test('can be asked about', async () => {
    await psp.authorise('tok_declined', 'pay_1')
    expect(await psp.inquire('auth pay_1')).toEqual({
      status: 200,
      body: { operation: 'authorise', outcome: 'declined', code: 'card_declined' },
    })
    expect(await psp.inquire('never used')).toEqual({ status: 404, body: { outcome: 'not_found' } })
    expect((await psp.log()).slice(2)).toMatchObject([
      { operation: 'inquire', key: 'auth pay_1', payment: 'pay_1', outcome: 'declined' },
      { operation: 'inquire', key: 'never used', payment: null, outcome: 'not_found' },
    ])
  })
})

describe('a test token', () => {
  test('tok_5xx answers 503 twice without effect, then yes', async () => {
    expect(await psp.authorise('tok_5xx', 'pay_1')).toMatchObject({ status: 503 })
    expect(await psp.inquire('auth pay_1')).toMatchObject({ status: 404 })
    expect(await psp.authorise('tok_5xx', 'pay_1')).toMatchObject({ status: 503 })
    expect(await psp.authorise('tok_5xx', 'pay_1')).toMatchObject({ status: 200, body: { outcome: 'authorised' } })
    expect((await psp.log()).filter(({ operation }) => operation === 'authorise')).toHaveLength(1)
  })

  test('tok_timeout captures once and never says so; an inquiry does', async () => {
    await psp.authorise('tok_timeout', 'pay_1')
    const capture = psp.post('/payments/pay_1/capture', 'cap_1', eur(1_000), AbortSignal.timeout(300))
    await expect(capture).rejects.toThrow('timeout')
    expect(await psp.inquire('cap_1')).toMatchObject({ status: 200, body: { outcome: 'captured', captured: 1_000 } })
    expect((await psp.log()).filter(({ operation }) => operation === 'capture')).toHaveLength(1)
  })

  test('tok_capture_fails leaves an authorisation that can be voided', async () => {
    await psp.authorise('tok_capture_fails', 'pay_1')
    expect(await psp.post('/payments/pay_1/capture', 'cap_1', eur(1_000))).toEqual({
      status: 200,
      body: { outcome: 'refused', code: 'capture_refused' },
    })
    expect(await psp.post('/payments/pay_1/void', 'void_1')).toMatchObject({
      body: { outcome: 'voided', released: 1_000 },
    })
  })
})

describe('tok_late', () => {
  const pending = { status: 202, body: { outcome: 'pending' } }
  const authorisations = async () => (await psp.log()).filter(({ operation }) => operation === 'authorise')

  test('is pending until 45 s have passed on the clock, then authorised under its key', async () => {
    expect(await psp.authorise('tok_late', 'pay_1')).toEqual(pending)
    await psp.moveClock(1, 30_000)
    expect(await psp.inquire('auth pay_1')).toEqual(pending)
    await psp.moveClock(2, 46_000)
    expect(await psp.inquire('auth pay_1')).toMatchObject({
      status: 200,
      body: { operation: 'authorise', outcome: 'authorised', ...eur(1_000) },
    })
    expect(await psp.authorise('tok_late', 'pay_1')).toMatchObject({ status: 200, body: { outcome: 'authorised' } })
    expect(await authorisations()).toMatchObject([
      { n: 2, payment: 'pay_1', ...eur(1_000), outcome: 'pending' },
      { n: 4, payment: 'pay_1', ...eur(1_000), outcome: 'authorised' },
      { outcome: 'authorised', repeat: true },
    ])
    expect((await psp.log()).filter(({ operation }) => operation === 'inquire')).toMatchObject([
      { key: 'auth pay_1', payment: 'pay_1', outcome: 'pending' },
      { key: 'auth pay_1', payment: 'pay_1', outcome: 'authorised' },
    ])
  })

  test('answers the same to a repeat, and 422 to another request under its key', async () => {
    await psp.authorise('tok_late', 'pay_1')
    expect(await psp.authorise('tok_late', 'pay_1')).toEqual(pending)
    const other = { method: 'psp_card_1', ...eur(1) }
    expect(await psp.post('/payments/pay_1/authorise', 'auth pay_1', other)).toMatchObject({ status: 422 })
    expect(await authorisations()).toMatchObject([{ outcome: 'pending' }, { outcome: 'pending', repeat: true }])
  })

  test('has nothing else done to its payment meanwhile, and then under the same key', async () => {
    await psp.authorise('tok_late', 'pay_1')
    const before = await psp.log()
    const release = () => psp.post('/payments/pay_1/void', 'void_1')
    for (const operation of ['capture', 'refund'])
      expect(await psp.post(`/payments/pay_1/${operation}`, operation, eur(1))).toMatchObject({ status: 409 })
    const again = { method: 'psp_card_1', ...eur(1_000) }
    expect(await psp.post('/payments/pay_1/authorise', 'other', again)).toMatchObject({ status: 409 })
    expect(await release()).toMatchObject({ status: 409, body: { error: 'pending' } })
    expect(await psp.log()).toEqual(before)
    await psp.moveClock(1, 46_000)
    expect(await release()).toMatchObject({ status: 200, body: { outcome: 'voided', released: 1_000 } })
  })

  test('is settled after a restart too, at once when its time passed meanwhile', async () => {
    await psp.authorise('tok_late', 'pay_1')
    await restart()
    expect(await psp.inquire('auth pay_1')).toEqual(pending)
    await writeFile(`${file}.clock.json`, JSON.stringify({ epoch: 1, offset: 46_000 }))
    await restart()
    expect(await psp.inquire('auth pay_1')).toMatchObject({ status: 200, body: { outcome: 'authorised' } })
  })
})

describe('who is told', () => {
  const settled = async () => {
    await psp.authorise('tok_late', 'pay_1')
    await psp.moveClock(1, 46_000)
  }

  test('hears what became of a pending operation, again until it has taken it', async () => {
    const receiver = await Receiver.start(503, 503, 202)
    await restart({ PSP_NOTIFY_URL: receiver.url })
    await settled()
    const told = { n: 3, key: 'auth pay_1', operation: 'authorise', outcome: 'authorised' }
    expect(await receiver.took(3)).toEqual([told, told, told])
    await receiver.close()
  })

  test('hears nothing of what was answered at once', async () => {
    const receiver = await Receiver.start(202)
    await restart({ PSP_NOTIFY_URL: receiver.url })
    await psp.authorise('tok_visa', 'pay_0')
    await settled()
    expect(await receiver.took(1)).toMatchObject([{ key: 'auth pay_1' }])
    await receiver.close()
  })
})

test('tok_refund_fails refuses the first refund of a payment, also before a restart', async () => {
  await psp.authorise('tok_refund_fails', 'pay_1')
  await psp.post('/payments/pay_1/capture', 'cap_1', eur(1_000))
  const refused = { status: 200, body: { outcome: 'refused', code: 'refund_refused' } }
  expect(await psp.post('/payments/pay_1/refund', 'ref_1', eur(600))).toEqual(refused)
  await restart()
  expect(await psp.post('/payments/pay_1/refund', 'ref_1', eur(600))).toEqual(refused)
  expect(await psp.post('/payments/pay_1/refund', 'ref_2', eur(600))).toMatchObject({ body: { refunded: 600 } })
})

test('a last capture lets go of the rest, also over a restart', async () => {
  await psp.authorise('tok_visa', 'pay_1')
  const captured = await psp.post('/payments/pay_1/capture', 'cap_1', { ...eur(400), final: true })
  expect(captured).toMatchObject({ status: 200, body: { outcome: 'captured', captured: 400 } })
  await restart()
  expect(await psp.post('/payments/pay_1/capture', 'cap_1', eur(400))).toMatchObject({ status: 422 })
  expect(await psp.post('/payments/pay_1/capture', 'cap_2', eur(1))).toMatchObject({ body: { code: 'already_final' } })
})

describe('wrong input', () => {
  test.each([
    ['an amount of 0', { amount: 0, currency: 'EUR' }],
    ['a fraction', { amount: 1.5, currency: 'EUR' }],
    ['no currency', { amount: 1 }],
    ['an unknown field', { amount: 1, currency: 'EUR', tip: 1 }],
  ])('%s is 400 and leaves no line', async (_, body) => {
    expect(await psp.post('/payments/pay_1/capture', 'cap_1', body)).toMatchObject({
      status: 400,
      body: { error: 'malformed' },
    })
    expect(await psp.log()).toEqual([])
  })
})

describe('the clock', () => {
  const day = 86_400_000

  test('ends what takes its time', async () => {
    const answer = psp.authorise('tok_slow', 'pay_1')
    while ((await psp.inquire('auth pay_1')).status !== 202);
    const before = performance.now()
    expect((await psp.putClock({ epoch: 1, offset: day })).status).toBe(200)
    expect(await answer).toMatchObject({ body: { outcome: 'authorised' } })
    expect(performance.now() - before).toBeLessThan(2_000)
  })

  test.each([
    ['back', { epoch: 2, offset: day - 1 }, 409],
    ['to nowhere', { epoch: 2 }, 400],
    ['by a fraction', { epoch: 2, offset: day + 0.5 }, 400],
  ])('is not moved %s', async (_, to, status) => {
    await psp.putClock({ epoch: 1, offset: day })
    expect((await psp.putClock(to)).status).toBe(status)
    expect(await psp.clock()).toMatchObject({ epoch: 1, offset: day })
  })
})
