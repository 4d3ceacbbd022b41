import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { Receiver } from './receiver.server.js'
import { SimulatorProcess } from './simulator.process.js'

const eur = (amount: number) => ({ amount, currency: 'EUR' })

let folder: string
let file: string
let psp: SimulatorProcess

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'psp-simulator-'))
  file = join(folder, 'log.jsonl')
  psp = await SimulatorProcess.start(file)
})

afterEach(async () => {
  await psp.end('SIGKILL')
  await rm(folder, { recursive: true })
})

const restart = async () => {
  await psp.end('SIGKILL')
  psp = await SimulatorProcess.start(file)
}

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

  test('tok_slow is pending while it takes its time, and stopping does not wait for it', async () => {
    const authorising = psp.authorise('tok_slow', 'pay_1').catch(() => 'cut off')
    const pending = async (): Promise<unknown> => {
      const { status, body } = await psp.inquire('auth pay_1')
      return status === 404 ? pending() : body
    }
    expect(await pending()).toEqual({ outcome: 'pending' })
    expect(await psp.end('SIGTERM')).toBe(0)
    await authorising
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
    await psp.end('SIGKILL')
    await writeFile(`${file}.clock.json`, JSON.stringify({ epoch: 1, offset: 46_000 }))
    psp = await SimulatorProcess.start(file)
    expect(await psp.inquire('auth pay_1')).toMatchObject({ status: 200, body: { outcome: 'authorised' } })
  })

  test('may wait while the process stops', async () => {
    await psp.authorise('tok_late', 'pay_1')
    expect(await psp.end('SIGTERM')).toBe(0)
  })
})

describe('a script', () => {
  const held = { operation: 'capture', outcome: 'yes', held: true }
  const capture = (key: string) => psp.post('/payments/pay_1/capture', key, eur(400))
  const release = (n: number) => psp.post('/payments/pay_1/script/release', undefined, { operation: 'capture', n })
  const pending = async (key: string): Promise<unknown> => {
    const { status, body } = await psp.inquire(key)
    return status === 404 ? pending(key) : body
  }

  test('answers in place of the card, step by step; then the card does', async () => {
    expect(await psp.script('pay_1', { operation: 'capture', outcome: 'no', code: 'stolen' })).toBe(200)
    await psp.authorise('tok_visa', 'pay_1')
    const refused = { status: 200, body: { outcome: 'refused', code: 'stolen' } }
    expect(await capture('cap_1')).toEqual(refused)
    expect(await capture('cap_1')).toEqual(refused)
    expect(await capture('cap_2')).toMatchObject({ body: { outcome: 'captured' } })
  })

  test('holds an answer until its release: nothing is done, and an inquiry says pending', async () => {
    await psp.script('pay_1', held)
    await psp.authorise('tok_visa', 'pay_1')
    const answer = capture('cap_1')
    expect(await pending('cap_1')).toEqual({ outcome: 'pending' })
    expect((await psp.log()).filter(({ operation }) => operation === 'capture')).toEqual([])
    expect(await release(1)).toMatchObject({ status: 200 })
    expect(await answer).toMatchObject({ status: 200, body: { outcome: 'captured' } })
  })

  test('released before it is asked for is not held', async () => {
    await psp.script('pay_1', held)
    await release(1)
    await psp.authorise('tok_visa', 'pay_1')
    expect(await capture('cap_1')).toMatchObject({ body: { outcome: 'captured' } })
  })

  test('tells of what it released, since who asked may have gone', async () => {
    await psp.end('SIGKILL')
    const receiver = await Receiver.start()
    psp = await SimulatorProcess.start(file, { PSP_NOTIFY_URL: receiver.url })
    await psp.script('pay_1', held)
    await psp.authorise('tok_visa', 'pay_1')
    const gone = psp.post('/payments/pay_1/capture', 'cap_1', eur(400), AbortSignal.timeout(100))
    await expect(gone).rejects.toThrow('timeout')
    await release(1)
    expect(await receiver.took(1)).toMatchObject([{ key: 'cap_1', outcome: 'captured' }])
    await receiver.close()
  })

  test('goes on after a restart: what was held is held still, under its key', async () => {
    await psp.script('pay_1', { ...held, outcome: 'no', code: 'stolen' })
    await psp.authorise('tok_visa', 'pay_1')
    const cut = capture('cap_1').catch(() => 'cut off')
    await pending('cap_1')
    await restart()
    await cut
    expect(await psp.inquire('cap_1')).toMatchObject({ status: 404 })
    const answer = capture('cap_1')
    expect(await pending('cap_1')).toEqual({ outcome: 'pending' })
    await release(1)
    expect(await answer).toMatchObject({ body: { outcome: 'refused', code: 'stolen' } })
  })

  test.each([
    ['is ended', () => psp.lease('DELETE', 'run')],
    ['is renewed no more', () => psp.lease('PUT', 'run', 20)],
  ])('ends when its lease %s: what was held is carried out', async (_, end) => {
    await psp.lease('PUT', 'run')
    await psp.script('pay_1', held, { lease: 'run' })
    await psp.authorise('tok_visa', 'pay_1')
    const answer = capture('cap_1')
    await pending('cap_1')
    expect(await end()).toBe(200)
    expect(await answer).toMatchObject({ body: { outcome: 'captured' } })
  })

  test('that is malformed, and a release of nothing, are refused', async () => {
    expect(await psp.script('pay_1', { operation: 'capture', outcome: 'perhaps' })).toBe(400)
    expect(await release(1)).toMatchObject({ status: 404, body: { error: 'no_step' } })
    expect(await release(0)).toMatchObject({ status: 400 })
  })
})

describe('who is told', () => {
  const settled = async () => {
    await psp.authorise('tok_late', 'pay_1')
    await psp.moveClock(1, 46_000)
  }

  test('hears what became of a pending operation, again until it has taken it', async () => {
    await psp.end('SIGKILL')
    const receiver = await Receiver.start(503, 503, 202)
    psp = await SimulatorProcess.start(file, { PSP_NOTIFY_URL: receiver.url })
    await settled()
    const told = { n: 3, key: 'auth pay_1', operation: 'authorise', outcome: 'authorised' }
    expect(await receiver.took(3)).toEqual([told, told, told])
    await receiver.close()
  })

  test('may be away: the PSP goes on', async () => {
    await psp.end('SIGKILL')
    const gone = await Receiver.start()
    await gone.close()
    psp = await SimulatorProcess.start(file, { PSP_NOTIFY_URL: gone.url })
    await settled()
    expect(await psp.post('/payments/pay_1/capture', 'cap_1', eur(1_000))).toMatchObject({ status: 200 })
    expect(await psp.end('SIGTERM')).toBe(0)
  })

  test('hears nothing of what was answered at once', async () => {
    await psp.end('SIGKILL')
    const receiver = await Receiver.start(202)
    psp = await SimulatorProcess.start(file, { PSP_NOTIFY_URL: receiver.url })
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

describe('the log on disk', () => {
  test('survives SIGKILL: answers, limits and repeats go on from it', async () => {
    const authorised = await psp.authorise('tok_visa', 'pay_1')
    await psp.post('/payments/pay_1/capture', 'cap_1', eur(600))
    const before = await psp.log()
    await restart()
    expect(await psp.log()).toEqual(before)
    expect(await psp.authorise('tok_visa', 'pay_1')).toEqual(authorised)
    expect(await psp.post('/payments/pay_1/capture', 'cap_2', eur(401))).toMatchObject({
      body: { outcome: 'refused', code: 'amount_exceeds_authorised' },
    })
    expect((await psp.log()).slice(3)).toMatchObject([
      { n: 4, operation: 'attach', repeat: true },
      { n: 5, operation: 'authorise', repeat: true },
      { n: 6, operation: 'capture', outcome: 'refused' },
    ])
  })

  test('holds every operation that was answered, and no other twice, when killed under load', async () => {
    await psp.authorise('tok_visa', 'pay_0')
    const answered: string[] = []
    const load = Array.from({ length: 400 }, async (_, n) => {
      const { status } = await psp.post('/payment-methods', `pm_${n}`, { token: 'tok_visa' })
      if (status === 200) answered.push(`pm_${n}`)
      if (answered.length === 100) psp.child.kill('SIGKILL')
    })
    await Promise.allSettled(load)
    expect(answered.length).toBeGreaterThanOrEqual(100)
    await restart()
    const keys = (await psp.log()).map(({ key }) => key)
    expect(keys).toEqual(expect.arrayContaining(answered))
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('loses a torn last line, which was never answered', async () => {
    await psp.authorise('tok_visa', 'pay_1')
    await psp.end('SIGKILL')
    const whole = await readFile(file, 'utf8')
    await appendFile(file, '{"n":3,"at":"2026-01-01T00:')
    psp = await SimulatorProcess.start(file)
    expect(await readFile(file, 'utf8')).toBe(whole)
    expect(await psp.post('/payments/pay_1/capture', 'cap_1', eur(1))).toMatchObject({ status: 200 })
    expect(await psp.log()).toHaveLength(3)
  })

  test('that was damaged in the middle is refused at start', async () => {
    await psp.end('SIGKILL')
    await writeFile(file, 'not a line\n')
    await expect(SimulatorProcess.start(file)).rejects.toThrow('ended with code 1 before it listened')
  })
})

test('stops when its stdin closes, if supervised', async () => {
  await psp.end('SIGKILL')
  psp = await SimulatorProcess.start(file, { PARPAY_SUPERVISED: '1' })
  expect(await psp.end('stdin')).toBe(0)
})

describe('the clock', () => {
  const Shown = z.object({ epoch: z.int(), offset: z.int(), now: z.iso.datetime() })
  const clock = async () => Shown.parse(await (await fetch(`${psp.url}/clock`)).json())
  const move = (to: object) =>
    fetch(`${psp.url}/clock`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(to),
    })
  const day = 86_400_000

  test('is moved forward, dates what is done, and is kept over a restart', async () => {
    expect(await clock()).toMatchObject({ epoch: 0, offset: 0 })
    expect((await move({ epoch: 1, offset: day })).status).toBe(200)
    await psp.authorise('tok_visa', 'pay_1')
    const [line] = (await readFile(file, 'utf8')).split('\n')
    const { at } = z.object({ at: z.iso.datetime() }).parse(JSON.parse(line ?? ''))
    expect(Math.round((Date.parse(at) - Date.now()) / 3_600_000)).toBe(24)
    await restart()
    const kept = await clock()
    expect(kept).toMatchObject({ epoch: 1, offset: day })
    expect(Math.round((Date.parse(kept.now) - Date.now()) / 3_600_000)).toBe(24)
  })

  test('ends what takes its time', async () => {
    const answer = psp.authorise('tok_slow', 'pay_1')
    while ((await psp.inquire('auth pay_1')).status !== 202);
    const before = performance.now()
    expect((await move({ epoch: 1, offset: day })).status).toBe(200)
    expect(await answer).toMatchObject({ body: { outcome: 'authorised' } })
    expect(performance.now() - before).toBeLessThan(2_000)
  })

  test.each([
    ['back', { epoch: 2, offset: day - 1 }, 409],
    ['to nowhere', { epoch: 2 }, 400],
    ['by a fraction', { epoch: 2, offset: day + 0.5 }, 400],
  ])('is not moved %s', async (_, to, status) => {
    await move({ epoch: 1, offset: day })
    expect((await move(to)).status).toBe(status)
    expect(await clock()).toMatchObject({ epoch: 1, offset: day })
  })
})
