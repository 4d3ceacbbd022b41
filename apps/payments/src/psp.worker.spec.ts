import { silent } from '@parpay/messaging'
import { describe, expect, it } from '@jest/globals'
import type { PspAnswer } from './psp-answer.js'
import type { PspReply } from './psp.client.js'
import { pspWorker } from './psp.worker.js'

const id = 'capture:cap_01h455vb4pex5vsknk084sn02q'
const paymentId = 'pay_01h455vb4pex5vsknk084sn02q'
const captureId = 'cap_01h455vb4pex5vsknk084sn02q'
const task = { operation: 'capture', paymentId, captureId, amount: '2499', currency: 'EUR', final: true }
const captured: PspAnswer = { outcome: 'captured', reference: 'psp_1', amount: 2499, currency: 'EUR' }
const answered = (answer: PspAnswer): PspReply => ({ ending: 'answered', answer })
const unknown: PspReply = { ending: 'unknown', reason: 'none within 2000 ms' }
const nothing: PspReply = { ending: 'nothing done' }
const pending: PspReply = { ending: 'pending' }

/** One try of an attempt against a PSP that replies like this; says what the PSP was asked, and under which key. */
async function attempt(
  tries: number,
  replies: { perform?: PspReply; inquire?: PspReply },
  { inquireOnly = false } = {},
) {
  const asked: string[] = []
  const reply = (how: 'perform' | 'inquire', key: string): Promise<PspReply> => {
    asked.push(`${how} ${key}`)
    return Promise.resolve(replies[how] ?? unknown)
  }
  const psp = {
    perform: (key: string) => reply('perform', key),
    inquire: (key: string) => reply('inquire', key),
  }
  const asking = { id, task, tries, inquireOnly, correlationId: 'ord_1', traceparent: null }
  const ending = await pspWorker(psp, silent).call(asking, new AbortController().signal)
  return { asked, ending }
}

describe('an attempt at the PSP', () => {
  it('is settled by an answer', async () => {
    const { asked, ending } = await attempt(1, { perform: answered(captured) })
    expect(asked).toEqual([`perform ${id}`])
    expect(ending).toMatchObject({ ending: 'settled', outcome: { name: 'PspCaptured' }, payload: { paymentId } })
  })

  it('is repeated when there was none: that is no failure', async () => {
    expect((await attempt(1, { perform: unknown })).ending).toEqual({
      ending: 'retry later',
      reason: 'none within 2000 ms',
    })
  })

  it('is repeated at once when somebody is there again', async () => {
    const nobody: PspReply = { ending: 'nobody there', reason: 'refused' }
    const ending = { ending: 'retry later', reason: 'refused', reached: false }
    expect((await attempt(1, { perform: nobody })).ending).toEqual(ending)
    expect((await attempt(2, { inquire: nobody })).ending).toEqual(ending)
  })

  it('asks what was done before it repeats, under the same key', async () => {
    const { asked, ending } = await attempt(2, { inquire: answered(captured) })
    expect(asked).toEqual([`inquire ${id}`])
    expect(ending).toMatchObject({ outcome: { name: 'PspCaptured' } })
  })

  it('is done again, under the same key, when nothing was done', async () => {
    const { asked, ending } = await attempt(2, { inquire: nothing, perform: answered(captured) })
    expect(asked).toEqual([`inquire ${id}`, `perform ${id}`])
    expect(ending).toMatchObject({ outcome: { name: 'PspCaptured' } })
  })

  it('is not done again while what was done is unknown', async () => {
    expect((await attempt(3, { inquire: unknown })).asked).toEqual([`inquire ${id}`])
  })

  it.each([1, 2, 40])(
    'is asked about again, and not done again, while the PSP has not decided: try %d',
    async (tries) => {
      const { asked, ending } = await attempt(tries, { perform: pending, inquire: pending })
      expect(asked).toEqual([tries === 1 ? `perform ${id}` : `inquire ${id}`])
      expect(ending).toEqual({ ending: 'retry later', reason: 'the PSP has not decided yet' })
    },
  )

  it('is repeated when the answer is to something else', async () => {
    const { ending } = await attempt(1, { perform: answered({ ...captured, amount: 1 }) })
    expect(ending).toMatchObject({ ending: 'retry later' })
  })

  it('is not done again once the PSP may have forgotten its key', async () => {
    const { asked, ending } = await attempt(40, { inquire: nothing }, { inquireOnly: true })
    expect(asked).toEqual([`inquire ${id}`])
    expect(ending).toMatchObject({ ending: 'retry later' })
  })

  it('is settled by what the PSP still knows of it then', async () => {
    const { ending } = await attempt(40, { inquire: answered(captured) }, { inquireOnly: true })
    expect(ending).toMatchObject({ outcome: { name: 'PspCaptured' } })
  })
})

describe('a refund that is refused', () => {
  const refusal = { ending: 'answered', answer: { outcome: 'refused', code: 'refund_refused' } } as const
  const psp = { perform: () => Promise.resolve(refusal), inquire: () => Promise.resolve(refusal) }

  it.each([
    ['is told as an error when nobody had wanted the capture', 'late_capture', 1],
    ['is a matter between merchant and PSP when it was asked for', 'requested', 0],
  ])('%s', async (_, reason, errors) => {
    const told: object[] = []
    const log = { ...silent, error: (about: object) => void told.push(about) }
    const task = { operation: 'refund', paymentId, refundId: 'ref_1', amount: '2499', currency: 'EUR', reason }
    const about = { id: 'refund:ref_1', tries: 1, inquireOnly: false, correlationId: 'ord_1', traceparent: null }
    const ending = await pspWorker(psp, log).call({ ...about, task }, new AbortController().signal)
    expect(ending).toMatchObject({ outcome: { name: 'PspRefundRefused' }, payload: { refundId: 'ref_1' } })
    expect(told).toHaveLength(errors)
  })
})
