import {
  CancellationRequested,
  OrderSubmitted,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentRefunded,
  PaymentVoided,
  sameUuid,
} from '@parpay/events'
import { deciding, type Decided } from '@parpay/messaging'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { order, type Order } from './order.js'

const at = new Date('2026-11-01T12:00:00Z')
const orderId = 'ord_01jc7p0000f7g9m0x2v5k8a1bc'
const about = { orderId, paymentId: sameUuid('pay', orderId), currency: 'EUR', amount: 100n } as const
const submission = OrderSubmitted.sample({
  orderId,
  method: 'card',
  capture: 'automatic',
  paymentMethodId: 'pm_01jc7p0000f7g9m0x2v5k8a1bc',
  currency: 'EUR',
  lines: [{ sku: 'tea', name: 'Green tea', quantity: 1, unitAmount: 100n }],
  total: 100n,
  expiresAt: new Date('2026-11-01T12:30:00Z'),
})

type Arrival = (state: Order | undefined) => Decided<Order>
const submit: Arrival = (state) => deciding(order, state, OrderSubmitted, submission, { at })
const submitLate: Arrival = (state) => deciding(order, state, OrderSubmitted, { ...submission, expiresAt: at }, { at })
const submitWrong: Arrival = (state) => deciding(order, state, OrderSubmitted, { ...submission, total: 1n }, { at })
const cancel: Arrival = (state) =>
  deciding(order, state, CancellationRequested, CancellationRequested.sample({ orderId }), { at })
const authorised: Arrival = (state) =>
  deciding(order, state, PaymentAuthorised, PaymentAuthorised.sample(about), { at })
const declined: Arrival = (state) => deciding(order, state, PaymentDeclined, PaymentDeclined.sample(about), { at })
const captured: Arrival = (state) =>
  deciding(order, state, PaymentCaptured, PaymentCaptured.sample({ ...about, captured: 100n }), { at })
const captureFailed: Arrival = (state) =>
  deciding(order, state, PaymentCaptureFailed, PaymentCaptureFailed.sample(about), { at })
const refunded: Arrival = (state) => deciding(order, state, PaymentRefunded, PaymentRefunded.sample(about), { at })
const voided =
  (reason: 'cancelled' | 'authorisation_expired'): Arrival =>
  (state) =>
    deciding(order, state, PaymentVoided, PaymentVoided.sample({ ...about, reason }), { at })

const terminal: Readonly<Record<string, string>> = {
  OrderRejected: 'rejected',
  OrderDeclined: 'declined',
  OrderExpired: 'expired',
  OrderCancelled: 'cancelled',
  OrderCompleted: 'completed',
}

/** One order as messages arrive at it. */
class Life {
  state: Order | undefined
  readonly emitted: string[] = []

  take(arrival: Arrival): string[] {
    const { state, messages } = arrival(this.state)
    this.state = state
    const types = messages.map(({ type }) => type)
    this.emitted.push(...types)
    return types
  }

  get ends(): string[] {
    return this.emitted.flatMap((type) => terminal[type] ?? [])
  }
}

/** Payments as checkout sees it: what it reads on the order's topic, and what it then publishes. */
class Payments {
  state: 'none' | 'authorising' | 'authorised' | 'capturing' | 'done' = 'none'
  ended = false

  read(type: string): Arrival[] {
    if (type === 'OrderPlaced') this.state = 'authorising'
    if (type === 'OrderConfirmed' && this.state === 'authorised') this.state = 'capturing'
    if (terminal[type]) this.ended = true
    return this.release()
  }

  /** The PSP answers yes or no; a "no" to what is authorised and not asked for any more is its running out. */
  answer(yes: boolean): Arrival[] {
    const { state } = this
    if (state === 'authorised') {
      this.state = 'done'
      return [voided('authorisation_expired')]
    }
    if (state === 'authorising') {
      this.state = yes ? 'authorised' : 'done'
      return [yes ? authorised : declined, ...this.release()]
    }
    this.state = yes ? 'done' : 'authorised'
    if (!yes) return [captureFailed, ...this.release()]
    return this.ended ? [captured, refunded] : [captured]
  }

  private release(): Arrival[] {
    if (!this.ended || this.state !== 'authorised') return []
    this.state = 'done'
    return [voided('cancelled')]
  }
}

describe('an order, in whatever order its messages arrive', () => {
  const choices = fc.array(fc.record({ pick: fc.nat(), yes: fc.boolean() }), { maxLength: 40 })
  const submissions = fc.constantFrom(submit, submit, submit, submitLate, submitWrong)

  it('ends in exactly one terminal state, when each topic keeps its order', () => {
    fc.assert(
      fc.property(submissions, fc.nat(3), choices, (first, cancellations, choices) => {
        const life = new Life()
        const payments = new Payments()
        const requests = [first, ...Array<Arrival>(cancellations).fill(cancel)]
        const orders: string[] = []
        const reports: Arrival[] = []
        for (let step = 0; ; step++) {
          const { pick, yes } = choices[step] ?? { pick: step, yes: true }
          const next: (() => void)[] = []
          const [request, report, fact] = [requests[0], reports[0], orders[0]]
          if (request) {
            next.push(() => {
              requests.shift()
              orders.push(...life.take(request))
            })
          }
          if (report) {
            next.push(() => {
              reports.shift()
              orders.push(...life.take(report))
            })
          }
          if (fact) {
            next.push(() => {
              orders.shift()
              reports.push(...payments.read(fact))
            })
          }
          const waiting = payments.state === 'authorising' || payments.state === 'capturing'
          if (waiting || (payments.state === 'authorised' && !yes)) {
            next.push(() => {
              reports.push(...payments.answer(yes))
            })
          }
          if (next.length === 0) break
          next[pick % next.length]?.()
        }
        expect(life.ends).toEqual([life.state?.status])
        expect(life.emitted.filter((type) => type === 'CancellationRejected').length).toBeLessThanOrEqual(cancellations)
      }),
      { numRuns: 2_000 },
    )
  })

  it('never has two terminal events nor leaves a terminal state, even when topics lose their order', () => {
    const any = fc.constantFrom(
      submit,
      submitLate,
      submitWrong,
      cancel,
      authorised,
      declined,
      captured,
      captureFailed,
      refunded,
      voided('cancelled'),
      voided('authorisation_expired'),
    )
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (arrivals) => {
        const life = new Life()
        for (const arrival of arrivals) {
          life.take(arrival)
          const { ends, state } = life
          expect(ends).toEqual(ends.slice(0, 1))
          if (ends.length === 1) expect(state?.status).toBe(ends[0])
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
