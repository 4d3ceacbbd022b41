import {
  DepositRequested,
  OrderCancelled,
  OrderConfirmed,
  OrderDeclined,
  OrderExpired,
  OrderPlaced,
} from '@parpay/events'
import { deciding, type Decided, type NewAttempt } from '@parpay/messaging'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { payment as rules, type Payment } from './payment.js'
import type { PaymentMethod } from './payment-method.js'
import {
  PspAuthorised,
  PspCaptured,
  PspCaptureRefused,
  PspDeclined,
  PspFoundCaptured,
  PspRefunded,
  PspRefundRefused,
  PspVoided,
} from './psp-outcome.js'
import { PspTask } from './psp-task.js'

const payment = rules({ basisPoints: 290n, fixed: 30n })
const placed = OrderPlaced.sample({ method: 'card', capture: 'automatic', total: 2_499n })
const { orderId, merchantId, accountId } = placed
const method: PaymentMethod = {
  id: 'pm_01h455vb4pex5vsknk084sn02q',
  merchantId,
  accountId,
  status: 'active',
  pspReference: 'psp_card_1',
  brand: null,
  last4: null,
}

interface Reads {
  readonly attempts: readonly { id: string; claimed: boolean }[]
}
type Arrival = (state: Payment | undefined, reads: Reads) => Decided<Payment>

const orderPlaced: Arrival = (state, reads) => deciding(payment, state, OrderPlaced, placed, { ...reads, method })
const deposit = DepositRequested.sample({ merchantId, accountId, amount: 2_499n })
const depositRequested: Arrival = (state, reads) =>
  deciding(payment, state, DepositRequested, deposit, { ...reads, method })
const orderConfirmed: Arrival = (state, reads) =>
  deciding(payment, state, OrderConfirmed, OrderConfirmed.sample({ orderId, capture: 'automatic' }), reads)
const orderEnded = {
  cancelled: (state, reads) => deciding(payment, state, OrderCancelled, OrderCancelled.sample({ orderId }), reads),
  expired: (state, reads) => deciding(payment, state, OrderExpired, OrderExpired.sample({ orderId }), reads),
  declined: (state, reads) => deciding(payment, state, OrderDeclined, OrderDeclined.sample({ orderId }), reads),
} satisfies Record<string, Arrival>

/** Whether the PSP says yes when it is first asked for each operation; it may say no and capture all the same. */
interface Mood {
  readonly authorise: boolean
  readonly capture: 'yes' | 'no' | 'no, but done'
  readonly refund: boolean
}

/** What the PSP has really done, and what it answered under each key. */
class Psp {
  held = 0n
  captures = 0
  captured = 0n
  refunded = 0n
  private readonly answers = new Map<string, Arrival>()

  constructor(private readonly mood: Mood) {}

  call(key: string, task: PspTask, again: boolean): Arrival {
    const answer = this.answers.get(key) ?? this.decide(task, again)
    this.answers.set(key, answer)
    return answer
  }

  private decide(task: PspTask, again: boolean): Arrival {
    const paymentId = 'paymentId' in task ? task.paymentId : ''
    const of = { paymentId, pspReference: 'psp_1', code: 'no', expiresAt: null }
    switch (task.operation) {
      case 'authorise':
        if (!this.mood.authorise) return (state, reads) => deciding(payment, state, PspDeclined, of, reads)
        this.held += BigInt(task.amount)
        return (state, reads) => deciding(payment, state, PspAuthorised, of, reads)
      case 'capture':
        if (this.mood.capture !== 'no') {
          this.captures++
          this.held -= BigInt(task.amount)
          this.captured += BigInt(task.amount)
        }
        return this.mood.capture === 'yes'
          ? (state, reads) => deciding(payment, state, PspCaptured, of, reads)
          : (state, reads) => deciding(payment, state, PspCaptureRefused, of, reads)
      case 'void':
        if (this.captured > 0n) return (state, reads) => deciding(payment, state, PspFoundCaptured, of, reads)
        this.held = 0n
        return (state, reads) => deciding(payment, state, PspVoided, of, reads)
      case 'refund':
        if (!this.mood.refund && !again) {
          return (state, reads) => deciding(payment, state, PspRefundRefused, of, reads)
        }
        this.refunded += BigInt(task.amount)
        return (state, reads) => deciding(payment, state, PspRefunded, of, reads)
      case 'attach':
        throw new Error('a payment attaches nothing')
    }
  }
}

/** Checkout as payments sees it: what it reads on the payment's topic, and what it then publishes. */
class Order {
  /** @param endings how often it may yet be cancelled or expire */
  constructor(public endings: number) {}

  status: 'placed' | 'confirmed' | 'completed' | 'declined' | 'cancelled' | 'expired' = 'placed'

  read(type: string): Arrival[] {
    if (this.status === 'placed' && type === 'PaymentAuthorised') return this.become('confirmed', orderConfirmed)
    if (this.status === 'placed' && type === 'PaymentDeclined') return this.become('declined', orderEnded.declined)
    if (this.status === 'confirmed' && type === 'PaymentCaptured') this.status = 'completed'
    if (this.status !== 'confirmed' || type !== 'PaymentCaptureFailed') return []
    return this.become('declined', orderEnded.declined)
  }

  end(how: 'cancelled' | 'expired'): Arrival[] {
    if (this.status === 'placed') return this.become(how, orderEnded[how])
    return this.status === 'confirmed' ? this.become('cancelled', orderEnded.cancelled) : []
  }

  private become(status: Order['status'], fact: Arrival): Arrival[] {
    this.status = status
    return [fact]
  }
}

interface Attempt extends NewAttempt {
  claimed: boolean
}

/** Payments itself: the rules, the attempts they ask for, and a worker. */
class Payments {
  state: Payment | undefined
  attempts: Attempt[] = []

  take(arrival: Arrival): string[] {
    const { state, messages, attempts, withdrawn } = arrival(this.state, { attempts: this.attempts })
    for (const id of withdrawn) {
      expect(this.attempts).toContainEqual(expect.objectContaining({ id, claimed: false }))
    }
    this.state = state
    this.attempts = this.attempts.filter(({ id }) => !withdrawn.includes(id))
    this.attempts.push(...attempts.map((attempt) => ({ ...attempt, claimed: false })))
    return messages.map(({ type }) => type)
  }
}

const bool = fc.boolean()
const choice = fc.record({ pick: fc.nat(), answered: bool, how: fc.constantFrom('cancelled', 'expired') })
const moods = fc.record({
  authorise: fc.constantFrom(true, true, true, false),
  capture: fc.constantFrom('yes', 'no', 'no, but done'),
  refund: bool,
})
type Choice = typeof choice extends fc.Arbitrary<infer T> ? T : never

/** Who reads the payment's topic and writes back, and may end it by itself as often as `endings`. */
interface Reader {
  read(type: string): Arrival[]
  end(how: Choice['how']): Arrival[]
  endings: number
}

/** Plays one payment to its end, in the order that `choices` pick; answers what was published. */
function play(first: Arrival, reader: Reader, psp: Psp, payments: Payments, choices: readonly Choice[]): string[] {
  const facts: Arrival[] = [first]
  const reports: string[] = []
  const published: string[] = []
  const publish = (types: string[]): void => {
    reports.push(...types)
    published.push(...types)
  }
  for (let step = 0; ; step++) {
    const { pick, answered, how } = choices[step] ?? { pick: step, answered: true, how: 'cancelled' as const }
    const next: (() => void)[] = []
    const [fact, report] = [facts[0], reports[0]]
    if (fact) {
      next.push(() => {
        facts.shift()
        publish(payments.take(fact))
      })
    }
    if (report) {
      next.push(() => {
        reports.shift()
        facts.push(...reader.read(report))
      })
    }
    if (reader.endings > 0 && facts[0] !== first) {
      next.push(() => {
        reader.endings--
        facts.push(...reader.end(how))
      })
    }
    for (const attempt of payments.attempts) {
      if (!attempt.claimed) {
        next.push(() => {
          attempt.claimed = true
        })
        continue
      }
      next.push(() => {
        const outcome = psp.call(attempt.id, PspTask.parse(attempt.task), attempt.notBefore !== undefined)
        if (!answered) return // unknown: the same again, under the same key
        payments.attempts = payments.attempts.filter((open) => open !== attempt)
        publish(payments.take(outcome))
      })
    }
    if (next.length === 0) return published
    next[pick % next.length]?.()
  }
}

const count = (types: readonly string[], name: string): number => types.filter((type) => type === name).length

describe('a payment, in whatever order the messages of its order and the answers of the PSP arrive', () => {
  it('is captured at most once, and holds or takes nothing when the order ended without it', () => {
    fc.assert(
      fc.property(moods, fc.nat(1), fc.array(choice, { maxLength: 50 }), (mood, endings, choices) => {
        const psp = new Psp(mood)
        const order = new Order(endings)
        const payments = new Payments()
        const published = play(orderPlaced, order, psp, payments, choices)
        const { status, captured, refunded, fee, feeReturned } = payments.state ?? {}
        expect(psp.captures).toBeLessThanOrEqual(1)
        expect({ captured, refunded }).toEqual({ captured: psp.captured, refunded: psp.refunded })
        expect(psp.held).toBe(0n)
        if (order.status === 'completed')
          expect({ status, captured, refunded }).toMatchObject({ captured: 2_499n, refunded: 0n })
        else {
          expect(['voided', 'declined', 'captured']).toContain(status)
          expect({ refunded, feeReturned }).toEqual({ refunded: captured, feeReturned: fee })
        }
        for (const once of ['PaymentAuthorised', 'PaymentCaptured', 'PaymentVoided', 'PaymentRefunded']) {
          expect(count(published, once)).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a deposit, in whatever order the answers of the PSP arrive', () => {
  it('ends captured once or declined, never both, and what is declined takes and holds nothing', () => {
    const nobody = { read: () => [], end: () => [], endings: 0 }
    fc.assert(
      fc.property(moods, fc.array(choice, { maxLength: 50 }), (mood, choices) => {
        const psp = new Psp(mood)
        const payments = new Payments()
        const published = play(depositRequested, nobody, psp, payments, choices)
        const { status, captured, fee, alarms } = payments.state ?? {}
        const taken = psp.captured > 0n
        expect({ status, captured, fee, alarms }).toEqual({
          status: taken ? 'captured' : 'declined',
          captured: psp.captured,
          fee: 0n,
          alarms: 0,
        })
        expect({ captures: psp.captures, held: psp.held, refunded: psp.refunded }).toEqual({
          captures: taken ? 1 : 0,
          held: 0n,
          refunded: 0n,
        })
        expect(count(published, 'PaymentCaptured')).toBe(taken ? 1 : 0)
        expect(count(published, 'PaymentDeclined')).toBe(taken ? 0 : 1)
      }),
      { numRuns: 2_000 },
    )
  })
})
