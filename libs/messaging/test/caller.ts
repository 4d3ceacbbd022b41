import { CancellationRequested, OrderCancelled, type Contract } from '@parpay/events'
import { decider, outcome, then, unchanged } from '../src/index.js'
import type { Tally } from './tally.js'

export const Called = outcome<'Called', { answer: string }>('Called')
export const contract: Contract<typeof OrderCancelled, typeof CancellationRequested> = {
  service: 'caller',
  send: [OrderCancelled],
  receive: [CancellationRequested],
}
const hourAfter = (at: Date): Date => new Date(at.getTime() + 3_600_000)
/** Asks for a call on `1`, an hour later on `3`, takes it back on `2` if nobody has begun it, and publishes each answer. */
export const caller = decider(contract)<Tally>('tally')
  .on(CancellationRequested, { id: (m) => m.orderId }, (state, { orderId, reason }, { attempts }, at) => {
    if (reason === '3')
      return then({ id: orderId, seen: 'asked' }).attempt(
        `${orderId}:call`,
        { number: 7 },
        { notBefore: hourAfter(at) },
      )
    if (reason === '1') return then({ id: orderId, seen: 'asked' }).attempt(`${orderId}:call`, { number: 7 })
    const [open] = attempts
    if (!open) return unchanged
    if (open.claimed) return then({ id: orderId, seen: 'too late' })
    return then({ id: orderId, seen: 'withdrawn' }).withdraw(open.id)
  })
  .on(Called, (state, { answer }) =>
    state
      ? then({ ...state, seen: `${state.seen} ${answer}` }).emit(
          OrderCancelled,
          OrderCancelled.sample({ orderId: state.id, reason: answer }),
        )
      : unchanged,
  )
/** The worker's schema of a call. */
export const task = {
  parse(json: unknown): { number: number } {
    if (typeof json === 'object' && json !== null && 'number' in json && typeof json.number === 'number')
      return { number: json.number }
    throw new Error('not a task')
  },
}
