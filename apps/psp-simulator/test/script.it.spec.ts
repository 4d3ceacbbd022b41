import { describe, expect, test } from '@jest/globals'
import { psp, restart } from './open.simulator.js'
import { eur } from './psp.client.js'
import { Receiver } from './receiver.server.js'

describe('a script', () => {
  const held = { operation: 'capture', outcome: 'yes', held: true }
  const capture = (key: string) => psp.post('/payments/pay_1/capture', key, eur(400))
  const release = (n: number) => psp.post('/payments/pay_1/script/release', undefined, { operation: 'capture', n })

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
    expect(await psp.known('cap_1')).toEqual({ outcome: 'pending' })
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
    const receiver = await Receiver.start()
    await restart({ PSP_NOTIFY_URL: receiver.url })
    await psp.script('pay_1', held)
    await psp.authorise('tok_visa', 'pay_1')
    const gone = psp.post('/payments/pay_1/capture', 'cap_1', eur(400), AbortSignal.timeout(100))
    await expect(gone).rejects.toThrow('timeout')
    await release(1)
    expect(await receiver.took(1)).toMatchObject([{ key: 'cap_1', outcome: 'captured' }])
    await receiver.close()
  })

  test.each([
    ['is ended', () => psp.lease('DELETE', 'run')],
    ['is renewed no more', () => psp.lease('PUT', 'run', 20)],
  ])('ends when its lease %s: what was held is carried out', async (_, end) => {
    await psp.lease('PUT', 'run')
    await psp.script('pay_1', held, { lease: 'run' })
    await psp.authorise('tok_visa', 'pay_1')
    const answer = capture('cap_1')
    await psp.known('cap_1')
    expect(await end()).toBe(200)
    expect(await answer).toMatchObject({ body: { outcome: 'captured' } })
  })

  test('that is malformed, and a release of nothing, are refused', async () => {
    expect(await psp.script('pay_1', { operation: 'capture', outcome: 'perhaps' })).toBe(400)
    expect(await release(1)).toMatchObject({ status: 404, body: { error: 'no_step' } })
    expect(await release(0)).toMatchObject({ status: 400 })
  })
})
