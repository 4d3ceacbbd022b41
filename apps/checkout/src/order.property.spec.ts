import {
  CancellationRequested,
  type CaptureApproved,
  CaptureRequested,
  OrderSubmitted,
  type RefundApproved,
  type RefundFailed,
  RefundRequested,
} from '@parpay/events'
import { deciding, firing } from '@parpay/messaging'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import assert from 'node:assert/strict'
import { at, merchantId, orderId, submission } from '../test/order-table.js'
import { type Arrival, authorised, captured, captureFailed, declined } from '../test/payments-model.js'
import { Payments, refunded, refundFailed, terminal, voided } from '../test/payments-model.js'
import { order } from './order.js'
import { type Order, sum } from './order-state.js'

const submit =
  (changed: Partial<OrderSubmitted> = {}): Arrival =>
  (state) =>
    deciding(order, state, OrderSubmitted, { ...submission, ...changed }, { at })
const cancel: Arrival = (state) =>
  deciding(order, state, CancellationRequested, CancellationRequested.sample({ orderId }), { at })
const deadline: Arrival = (state) => {
  if (!state) throw new Error('a timer is set with its order')
  return firing(order, state, 'deadline', { at })
}
const askForCapture =
  (captureId: string, amount: bigint | null, final: boolean): Arrival =>
  (state) =>
    deciding(order, state, CaptureRequested, { merchantId, orderId, captureId, amount, final }, { at })
const askForRefund =
  (refundId: string, amount: bigint | null): Arrival =>
  (state) =>
    deciding(order, state, RefundRequested, { merchantId, orderId, refundId, amount, reason: null }, { at })

/** One order as messages arrive at it. Every arrival is followed by what must hold of its money. */
class Life {
  state: Order | undefined
  readonly emitted: ReturnType<Arrival>['messages'][number][] = []
  deadlineSet = false

  take(arrival: Arrival): ReturnType<Arrival>['messages'] {
    const before = this.state
    const { state, messages, timers } = arrival(before)
    this.state = state
    for (const { when } of timers) this.deadlineSet = when !== null
    this.emitted.push(...messages)
    if (state) this.holds(state)
    for (const { type, message } of messages) {
      if (type !== 'CaptureApproved' || !before) continue
      assert(!before.pendingCaptures.some(({ final }) => final), 'a capture is approved after the last one')
      const asked = before.captured + sum(before.pendingCaptures) + (message as CaptureApproved).amount
      assert(asked <= before.authorised, 'more captures are approved than is authorised')
    }
    return messages
  }

  of(...types: readonly string[]): unknown[] {
    return this.emitted.filter(({ type }) => types.includes(type)).map(({ message }) => message)
  }

  get ends(): string[] {
    return this.emitted.flatMap(({ type }) => terminal[type] ?? [])
  }

  private holds({ status, captured, refunded, pendingCaptures, pendingRefunds }: Order): void {
    const { ends } = this
    assert(ends.length <= 1 && (ends[0] ?? status) === status, `${status} after ${ends.join(', ')}`)
    const amounts = [captured, refunded, ...[...pendingCaptures, ...pendingRefunds].map(({ amount }) => amount)]
    assert(!amounts.some((amount) => amount < 0n), 'an amount is negative')
    assert(pendingCaptures.filter(({ final }) => final).length <= 1, 'two last captures are pending')
    const failed = new Set((this.of('RefundFailed') as RefundFailed[]).map(({ refundId }) => refundId))
    const approved = this.of('RefundApproved') as RefundApproved[]
    const standing = approved.filter(({ refundId }) => !failed.has(refundId))
    assert(sum(standing) <= captured, 'more refunds are approved than was captured')
    assert(refunded + sum(pendingRefunds) <= captured, 'more is refunded than was captured')
  }
}

const amounts = fc.constantFrom(null, -1n, 10n, 20n, 30n, 60n, 120n)
const submissions = fc.constantFrom<Arrival>(
  ...[submit(), submit(), submit({ capture: 'manual' }), submit({ capture: 'manual' }), submit({ capture: 'manual' })],
  ...[submit({ expiresAt: at }), submit({ total: 1n })],
)
const request = fc.oneof(
  fc.constant((): Arrival => cancel),
  fc.tuple(amounts, fc.boolean()).map(
    ([amount, final]) =>
      (n: number) =>
        askForCapture(`cap${n}`, amount, final),
  ),
  amounts.map(
    (amount) =>
      (n: number): Arrival =>
        askForRefund(`ref${n}`, amount),
  ),
)

describe('an order, in whatever order its messages arrive', () => {
  const seldomNo = fc.nat(4).map((n) => n > 0)
  const choices = fc.array(fc.record({ pick: fc.nat(), yes: seldomNo }), { maxLength: 60, size: 'max' })
  const requests = fc.array(request, { maxLength: 8, size: 'max' })

  it('ends in exactly one terminal state, its money within bounds at the PSP too, when each topic keeps its order', () => {
    const run = (
      first: Arrival,
      asked: ((n: number) => Arrival)[],
      choices: { pick: number; yes: boolean }[],
    ): void => {
      const life = new Life()
      const payments = new Payments()
      const requests = [first, ...asked.map((request, n) => request(n))]
      const facts: Life['emitted'] = []
      const reports: Arrival[] = []
      const take = (arrivals: Arrival[]) => () => {
        const arrival = arrivals.shift()
        if (arrival) facts.push(...life.take(arrival))
      }
      for (let step = 0; ; step++) {
        const { pick, yes } = choices[step] ?? { pick: step, yes: true }
        const [fact] = facts
        const next: (() => void)[] = [
          ...(reports.length > 0 ? [take(reports)] : []),
          ...(life.deadlineSet && !yes ? [() => ((life.deadlineSet = false), facts.push(...life.take(deadline)))] : []),
          ...(fact ? [() => reports.push(...payments.read(facts.shift() ?? fact))] : []),
          ...payments.answers().map((answer) => () => reports.push(...answer(yes))),
        ]
        // Seldom, so that what came of earlier ones is known to some.
        if (requests.length > 0 && (pick % 4 === 0 || next.length === 0)) next.push(take(requests))
        if (payments.idle && (!yes || next.length === 0)) next.push(() => reports.push(...payments.lapse()))
        if (next.length === 0) break
        next[pick % next.length]?.()
        assert(payments.captured <= 100n, 'the PSP takes more than it authorised')
        assert(payments.refunded <= payments.captured, 'the PSP gives back more than it took')
      }
      expect(life.ends).toEqual([life.state?.status])
      expect(life.state?.pendingRefunds).toEqual([])
      const { captured = 0n, refunded = 0n } = life.state ?? {}
      expect(payments.captured - payments.refunded).toBe(captured - refunded)
      const approved = life.of('RefundApproved')
      expect(life.of('OrderRefunded', 'RefundFailed').length).toBe(approved.length)
    }
    fc.assert(fc.property(submissions, requests, choices, run), { numRuns: 2_000 })
  })

  it('never has two terminal events nor money out of bounds, even when topics lose their order', () => {
    const id = (kind: string) => fc.nat(5).map((n) => `${kind}${n}`)
    const taken = fc.record({ captureId: id('cap'), amount: fc.bigInt({ min: 1n, max: 120n }), final: fc.boolean() })
    const given = fc.record({ refundId: id('ref'), amount: fc.bigInt({ min: 1n, max: 120n }) })
    const any = fc.oneof(
      submissions,
      fc.constantFrom(cancel, authorised, declined, voided('cancelled'), voided('authorisation_expired')),
      fc.tuple(id('cap'), amounts, fc.boolean()).map((asked) => askForCapture(...asked)),
      fc.tuple(id('ref'), amounts).map((asked) => askForRefund(...asked)),
      fc.oneof(taken.map(captured), taken.map(captureFailed)),
      fc.oneof(given.map(refunded), given.map(refundFailed)),
    )
    const whole = fc.array(fc.option(any, { nil: deadline }), { maxLength: 40 })
    const begun = fc.constantFrom<Arrival[]>([], [submit(), authorised], [submit({ capture: 'manual' }), authorised])
    fc.assert(
      fc.property(begun, whole, (begun, arrivals) => {
        const life = new Life()
        for (const arrival of [...begun, ...arrivals]) if (life.state || arrival !== deadline) life.take(arrival)
      }),
      { numRuns: 2_000 },
    )
  })
})
