import { CaptureRequested, PaymentCaptured, PaymentCaptureFailed } from '@parpay/events'
import { deciding } from '@parpay/messaging'
import { expect, it } from '@jest/globals'
import { about, asked, manual, orderId } from '../test/order-table.js'
import { order } from './order.js'
import type { Order } from './order-state.js'

const [first, second] = ['cap_01jc7p0000f7g9m0x2v5k8a1bd', 'cap_01jc7p0000f7g9m0x2v5k8a1be']

it('keeps the amount of a failed capture to be asked for again, although another took all that was left beside it', () => {
  let state: Order | undefined = manual
  for (const [captureId, amount] of [
    [first, 60n],
    [second, 40n],
  ] as const)
    state = deciding(order, state, CaptureRequested, { ...asked, captureId, amount }).state
  const failed = PaymentCaptureFailed.sample({ ...about, orderId, captureId: first, amount: 60n })
  state = deciding(order, state, PaymentCaptureFailed, failed).state
  const final = state?.pendingCaptures[0]?.final
  const taken = {
    ...about,
    orderId,
    captureId: second,
    amount: 40n,
    captured: 40n,
    ...(final !== undefined && { final }),
  }
  state = deciding(order, state, PaymentCaptured, PaymentCaptured.sample(taken)).state
  const again = deciding(order, state, CaptureRequested, {
    ...asked,
    captureId: first.replace('bd', 'bf'),
    amount: 60n,
  })
  expect(again.messages.map(({ type }) => type)).toEqual(['CaptureApproved'])
})
