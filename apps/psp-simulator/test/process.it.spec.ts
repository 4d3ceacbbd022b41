import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { eur } from './psp.client.js'
import { Receiver } from './receiver.server.js'
import { SimulatorProcess } from './simulator.process.js'

// What only a process of its own can show: how it ends, and what is left of one that was killed.

let folder: string
let file: string
let psp: SimulatorProcess
const started: SimulatorProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'psp-simulator-'))
  file = join(folder, 'log.jsonl')
})

afterEach(async () => {
  for (const each of started.splice(0)) await each.end('SIGKILL')
  await rm(folder, { recursive: true })
})

const start = async (environment?: Record<string, string>, largest?: number) => {
  psp = await SimulatorProcess.start(file, environment, largest)
  started.push(psp)
}

const restart = async () => {
  await psp.end('SIGKILL')
  await start()
}

describe('a test token', () => {
  test('tok_slow is pending while it takes its time, and stopping does not wait for it', async () => {
    await start()
    const authorising = psp.authorise('tok_slow', 'pay_1').catch(() => 'cut off')
    expect(await psp.known('auth pay_1')).toEqual({ outcome: 'pending' })
    expect(await psp.end('SIGTERM')).toBe(0)
    await authorising
  })
})

describe('tok_late', () => {
  test('may wait while the process stops', async () => {
    await start()
    await psp.authorise('tok_late', 'pay_1')
    expect(await psp.end('SIGTERM')).toBe(0)
  })
})

describe('a script', () => {
  test('goes on after a restart: what was held is held still, under its key', async () => {
    const capture = () => psp.post('/payments/pay_1/capture', 'cap_1', eur(400))
    await start()
    await psp.script('pay_1', { operation: 'capture', outcome: 'no', code: 'stolen', held: true })
    await psp.authorise('tok_visa', 'pay_1')
    const cut = capture().catch(() => 'cut off')
    await psp.known('cap_1')
    await restart()
    await cut
    expect(await psp.inquire('cap_1')).toMatchObject({ status: 404 })
    const answer = capture()
    expect(await psp.known('cap_1')).toEqual({ outcome: 'pending' })
    await psp.post('/payments/pay_1/script/release', undefined, { operation: 'capture', n: 1 })
    expect(await answer).toMatchObject({ body: { outcome: 'refused', code: 'stolen' } })
  })
})

describe('who is told', () => {
  test('may be away: the PSP goes on', async () => {
    const gone = await Receiver.start()
    await gone.close()
    await start({ PSP_NOTIFY_URL: gone.url })
    await psp.authorise('tok_late', 'pay_1')
    await psp.moveClock(1, 46_000)
    expect(await psp.post('/payments/pay_1/capture', 'cap_1', eur(1_000))).toMatchObject({ status: 200 })
    expect(await psp.end('SIGTERM')).toBe(0)
  })
})

describe('the log on disk', () => {
  test('survives SIGKILL: answers, limits and repeats go on from it', async () => {
    await start()
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
    await start()
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
    await start()
    await psp.authorise('tok_visa', 'pay_1')
    await psp.end('SIGKILL')
    const whole = await readFile(file, 'utf8')
    await appendFile(file, '{"n":3,"at":"2026-01-01T00:')
    await start()
    expect(await readFile(file, 'utf8')).toBe(whole)
    expect(await psp.post('/payments/pay_1/capture', 'cap_1', eur(1))).toMatchObject({ status: 200 })
    expect(await psp.log()).toHaveLength(3)
  })

  test('that can be written no more: 1, and nothing that was answered is lost', async () => {
    await start({}, 4)
    const answered: string[] = []
    const load = async () => {
      for (let n = 0; ; n += 1) {
        await psp.post('/payment-methods', `pm_${n}`, { token: 'tok_visa' })
        answered.push(`pm_${n}`)
      }
    }
    await expect(load()).rejects.toThrow()
    await once(psp.child, 'close')
    expect(psp.child.exitCode).toBe(1)
    expect(await psp.said).toMatch(`psp-simulator: the log ${file} cannot be written, so nothing more is answered: `)
    expect(answered.length).toBeGreaterThan(1)
    await start()
    expect((await psp.log()).map(({ key }) => key)).toEqual(answered)
  })

  test('that was damaged in the middle is refused at start', async () => {
    await writeFile(file, 'not a line\n')
    const refused = `ended with code 1 before it listened: psp-simulator: ${file}, line 1: this is not a line`
    await expect(start()).rejects.toThrow(refused)
  })
})

test('a wrong setting: 2, and a sentence for each', async () => {
  const wrong = start({ PORT: '70000', LOG_LEVEL: 'loud' })
  await expect(wrong).rejects.toThrow(
    /ended with code 2 .*: psp-simulator: PORT must .*\npsp-simulator: LOG_LEVEL must /,
  )
})

test('stops when its stdin closes, if supervised', async () => {
  await start({ PARPAY_SUPERVISED: '1' })
  expect(await psp.end('stdin')).toBe(0)
})

describe('the clock', () => {
  const day = 86_400_000

  test('is moved forward, dates what is done, and is kept over a restart', async () => {
    await start()
    expect(await psp.clock()).toMatchObject({ epoch: 0, offset: 0 })
    expect((await psp.putClock({ epoch: 1, offset: day })).status).toBe(200)
    await psp.authorise('tok_visa', 'pay_1')
    const [line] = (await readFile(file, 'utf8')).split('\n')
    const { at } = z.object({ at: z.iso.datetime() }).parse(JSON.parse(line ?? ''))
    expect(Math.round((Date.parse(at) - Date.now()) / 3_600_000)).toBe(24)
    await restart()
    const kept = await psp.clock()
    expect(kept).toMatchObject({ epoch: 1, offset: day })
    expect(Math.round((Date.parse(kept.now) - Date.now()) / 3_600_000)).toBe(24)
  })
})
