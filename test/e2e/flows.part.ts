import { describe, expect, test } from '@jest/globals'
import { OrderCancelled, OrderCompleted, OrderExpired, PaymentCaptured, PaymentDeclined } from '@parpay/events'
import '@parpay/testkit/jest'
import { idOf, tea } from './merchant.client.js'
import { parpay } from './parpay.command.js'
import { stories, storyOf, storyPath } from '../flows/stories.js'
import { sharedSystem } from './running.system.js'

const running = await sharedSystem()
const { control, merchant, wallet } = running
const system = await running.observed()

test('there are the stories that matter', () => {
  expect(stories).toEqual(
    expect.arrayContaining(['card-paid', 'card-declined', 'authorised-too-late', 'refunded-in-parts']),
  )
})

describe.each(stories)('%s, replayed', (name) => {
  test('comes out as it was recorded', async () => {
    const flow = await storyOf(name)
    expect(await system.replay(flow)).toMatchRecording(flow)
  })

  test('ends as it was recorded, though inputs come twice, late and in another order', async () => {
    const flow = await storyOf(name)
    const faults = { duplicate: 0.5, reorder: true, delay: 50, seed: 7 }
    expect(await system.replay(flow, faults)).toMatchRecording(flow)
  })
})

test.each(['checkout', 'payments', 'accounts', 'edge', 'psp-simulator'])(
  'a replay during which %s is killed comes out the same',
  async (service) => {
    const flow = await storyOf('refunded-in-parts')
    const replaying = system.replay(flow)
    await control.kill(service)
    expect(await replaying).toMatchRecording(flow)
  },
)

test('without its first message an order is a gap: what follows is parked until somebody gives the message up', async () => {
  const { plan } = await system.replay(await storyOf('captured-in-parts'), { drop: 'OrderSubmitted' })
  const dropped = plan.steps.find((step) => step.kind === 'send' && step.fault === 'dropped')
  const key = dropped?.kind === 'send' ? (dropped.message.key ?? '') : ''
  expect(await system.parked()).toMatchObject([{ service: 'checkout', key, reason: 'gap' }])
  const { code } = await parpay('discard', '--key', key, '--reason', 'dropped on purpose', '--folder', running.folder)
  expect(code).toBe(0)
  await system.quiescent()
  expect(await system.parked()).toEqual([])
})

test('what was changed in a recording is found, by its aggregate', async () => {
  const flow = await storyOf('card-paid')
  const lines = flow.lines.map((line) =>
    line.kind === 'message' && line.type === 'OrderCompleted'
      ? { ...line, value: { ...(line.value as object), captured: 2600n } }
      : line,
  )
  const changed = { ...flow, lines }
  const run = await system.replay(flow)
  expect(run).not.toMatchRecording(changed)
  expect(run.compare(changed).text).toMatch(
    /^ord#1 \(ord_\w+\) on checkout\.order\.v1: 2 messages alike, then\n.*captured: 2600n.*\n.*captured: 2500n/,
  )
})

describe('an order that is placed', () => {
  const place = async (order: object): Promise<string> => {
    const answer = await merchant.post('/v1/orders', { ...wallet, ...tea, ...order })
    return idOf(answer.text)
  }

  test('is paid, and nothing else becomes of it', async () => {
    const orderId = await place({})
    const completed = await system.expectEvent(OrderCompleted, { orderId, captured: 2500n })
    expect(completed).toMatchObject({ key: orderId, message: { currency: 'EUR' } })
    await system.expectNoEvent(PaymentDeclined, { orderId })
    await system.expectNoEvent(OrderCancelled, { orderId })
    expect(await system.parked()).toEqual([])
  })

  test('and is never captured is let go after a week', async () => {
    const orderId = await place({ capture: 'manual' })
    await system.expectEvent('OrderConfirmed', { orderId })
    await system.expectNoEvent(PaymentCaptured, { orderId })
    await system.clock.advance('7d1h')
    await system.expectEvent(OrderExpired, { orderId, reason: 'authorisation' })
  })

  test('fails the test that expects otherwise, with its journey', async () => {
    const orderId = await place({})
    await system.quiescent()
    const failure = system.expectEvent(OrderCancelled, { orderId }, { within: 1 })
    await expect(failure).rejects.toThrow(/^OrderCancelled \{ orderId: "ord_\w+" \} did not come[^]*OrderCompleted/)
    await expect(system.expectNoEvent(OrderCompleted, { orderId })).rejects.toThrow('came, and should not have')
  })
})

test('payments alone, in a system of its own, sends what it sent', async () => {
  const { code, stdout, stderr } = await parpay(
    'replay',
    storyPath('cancelled-while-captured'),
    '--only',
    'payments',
    '--assert',
  )
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: expect.stringMatching(/no difference\.\n$/), stderr: '' })
})
