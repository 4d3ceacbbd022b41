import { describe, expect, test } from '@jest/globals'
import { orderSteps } from './order.steps.js'
import { sharedSystem } from './running.system.js'

const system = await sharedSystem()
const { merchant } = system
const { api } = merchant
const { capture, charged, completed, decided, fees, placeManual, refund } = orderSteps(system)

describe('what was captured is refunded', () => {
  test('in full, with the whole fee, and no more than once', async () => {
    const id = await completed()
    expect(await refund(id, {})).toMatchObject({
      status: 'completed',
      payment: { captured: 2500, refunded: 2500 },
      refunds: [{ status: 'succeeded', amount: 2500 }],
    })
    const { refunds } = await refund(id, {}, { amount: 1 })
    expect(refunds.slice(1)).toMatchObject([
      { status: 'rejected', code: 'nothing_refundable' },
      { status: 'rejected', code: 'amount_exceeds_refundable' },
    ])
    expect(await charged(id)).toMatchObject({ captured: 2500, refunded: 2500 })
    expect(await fees(id)).toEqual([{ fee: 102, returned: 102 }]) // 72.5 to the even cent, and 30
  })

  test('in parts, whose shares of the fee add up to the fee', async () => {
    const id = await completed()
    await refund(id, { amount: 333 })
    expect(await fees(id)).toEqual([{ fee: 102, returned: 14 }]) // 102 * 333 / 2500 = 13.59
    await refund(id, { amount: 1000 }, {})
    expect(await merchant.order(id)).toMatchObject({ payment: { refunded: 2500 } })
    expect(await fees(id)).toEqual([{ fee: 102, returned: 102 }])
  })

  test('up to what was captured when twenty parts are asked for at once, and never more', async () => {
    const id = await completed()
    await Promise.all(Array.from({ length: 20 }, () => api.orders.refund(id, { amount: 300 })))
    const { refunds, payment } = await decided(id, 'refunds', 20)
    expect(refunds.filter(({ status }) => status === 'succeeded')).toHaveLength(8)
    expect(refunds.filter(({ code }) => code === 'amount_exceeds_refundable')).toHaveLength(12)
    expect(payment).toMatchObject({ captured: 2500, refunded: 2400 })
    expect(await charged(id)).toMatchObject({ captured: 2500, refunded: 2400 })
  })

  test('again after the PSP refused it, since its amount is free again', async () => {
    const id = await completed(await merchant.openWallet('tok_refund_fails'))
    const { refunds, payment } = await refund(id, {}, {})
    expect(refunds).toMatchObject([
      { status: 'failed', code: 'refund_refused', amount: 2500 },
      { status: 'succeeded', amount: 2500 },
    ])
    expect(payment).toMatchObject({ refunded: 2500 })
    expect(await charged(id)).toMatchObject({ captured: 2500, refunded: 2500 })
  })

  test('while more of the order may still be captured', async () => {
    const id = await placeManual()
    await capture(id, { amount: 1000 })
    expect(await refund(id, { amount: 1001 }, {})).toMatchObject({
      status: 'confirmed',
      refunds: [{ code: 'amount_exceeds_refundable' }, { status: 'succeeded', amount: 1000 }],
    })
    await capture(id, {})
    expect(await merchant.settled(id)).toMatchObject({ payment: { captured: 2500, refunded: 1000 } })
    expect(await refund(id, {})).toMatchObject({ payment: { refunded: 2500 } })
  })

  test('but of an order of which nothing was captured there is nothing to refund', async () => {
    const { id } = await merchant.place(await merchant.openWallet('tok_declined'))
    await merchant.settled(id)
    const { refunds } = await refund(id, {})
    expect(refunds).toMatchObject([{ status: 'rejected', code: 'nothing_captured' }])
  })
})
