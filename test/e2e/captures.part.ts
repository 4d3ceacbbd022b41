import { describe, expect, test } from '@jest/globals'
import { orderSteps } from './order.steps.js'
import { sharedSystem } from './running.system.js'
import { until } from './until.js'

const system = await sharedSystem()
const { merchant } = system
const { api } = merchant
const { capture, charged, decided, fees, placeManual } = orderSteps(system)

describe('a manual order is captured', () => {
  test('in full, and completed', async () => {
    const id = await placeManual()
    expect(await capture(id, {})).toMatchObject({ captures: [{ status: 'succeeded', amount: 2500, final: true }] })
    expect(await merchant.settled(id)).toMatchObject({ status: 'completed', payment: { captured: 2500 } })
    expect(await charged(id)).toMatchObject({ captures: 1, captured: 2500, voids: 0 })
  })

  test('in part for good: it is completed, and the rest may not be captured any more', async () => {
    const id = await placeManual()
    await capture(id, { amount: 1000, final: true })
    expect(await merchant.settled(id)).toMatchObject({ status: 'completed', payment: { captured: 1000 } })
    const { captures } = await capture(id, { amount: 1 })
    expect(captures.at(-1)).toMatchObject({ status: 'rejected', code: 'order_completed' })
    expect(await charged(id)).toMatchObject({ captures: 1, captured: 1000 })
  })

  test('in several parts, the last of which is all that is left', async () => {
    const id = await placeManual()
    const parts = await capture(id, { amount: 700 }, { amount: 800 })
    expect(parts).toMatchObject({ status: 'confirmed', payment: { captured: 1500 } })
    expect(await capture(id, {})).toMatchObject({
      captures: [
        { amount: 700, final: false },
        { amount: 800, final: false },
        { status: 'succeeded', amount: 1000, final: true },
      ],
    })
    expect(await merchant.settled(id)).toMatchObject({ status: 'completed', payment: { captured: 2500 } })
    expect(await charged(id)).toMatchObject({ authorisations: 1, captures: 3, captured: 2500, voids: 0 })
    // 2.9 % of each part, a half to the even cent, and 30 once.
    expect(await fees(id)).toEqual([{ fee: 20 + 23 + 29 + 30, returned: 0 }])
  })

  test('up to what is authorised when ten parts are asked for at once, and never for more', async () => {
    const id = await placeManual()
    await Promise.all(Array.from({ length: 10 }, () => api.orders.capture(id, { amount: 600 })))
    const { captures } = await decided(id, 'captures', 10)
    expect(captures.filter(({ status }) => status === 'succeeded')).toHaveLength(4)
    expect(captures.filter(({ code }) => code === 'amount_exceeds_capturable')).toHaveLength(6)
    expect(await charged(id)).toMatchObject({ captures: 4, captured: 2400 })
    await capture(id, {})
    expect(await merchant.settled(id)).toMatchObject({ status: 'completed', payment: { captured: 2500 } })
  })

  test('not for more than is authorised, and may be cancelled after that', async () => {
    const id = await placeManual()
    const { captures } = await capture(id, { amount: 2501 })
    expect(captures).toMatchObject([{ status: 'rejected', code: 'amount_exceeds_capturable' }])
    await merchant.cancel(id)
    expect(await merchant.settled(id)).toMatchObject({ status: 'cancelled' })
    await system.atRest()
    expect(await charged(id)).toMatchObject({ captures: 0, voids: 1 })
  })

  test('again after the PSP refused it: the order stays as it is until somebody ends it', async () => {
    const id = await placeManual(await merchant.openWallet('tok_capture_fails'))
    const { status, captures } = await capture(id, { amount: 1000 }, {})
    expect({ status, codes: captures.map(({ status, code }) => [status, code]) }).toEqual({
      status: 'confirmed',
      codes: [
        ['failed', 'capture_refused'],
        ['failed', 'capture_refused'],
      ],
    })
    await merchant.cancel(id)
    await merchant.settled(id)
    await system.atRest()
    expect(await charged(id)).toMatchObject({ captures: 0, voids: 1 })
  })

  test('once where the PSP captures and never answers', async () => {
    const id = await placeManual(await merchant.openWallet('tok_timeout'))
    await capture(id, { amount: 1000 }, {})
    expect(await merchant.settled(id)).toMatchObject({ status: 'completed', payment: { captured: 2500 } })
    expect(await charged(id)).toMatchObject({ captures: 2, captured: 2500 })
  })
})

test('an order that was captured in part is not cancelled any more', async () => {
  const id = await placeManual()
  await capture(id, { amount: 1000 })
  await merchant.cancel(id)
  const { timeline } = await until(
    'the cancellation is rejected',
    () => merchant.order(id),
    ({ timeline }) => timeline.some(({ type }) => type === 'CancellationRejected'),
  )
  expect(timeline.at(-1)).toMatchObject({ code: 'already_captured' })
  await capture(id, {})
  await merchant.settled(id)
})
