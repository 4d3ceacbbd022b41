import {
  AccountFreezeRequested,
  AccountOpeningRequested,
  AccountUnfreezeRequested,
  CancellationRequested,
  CaptureRequested,
  derivedId,
  OrderSubmitted,
  PaymentMethodRemovalRequested,
  PaymentMethodSubmitted,
  RefundRequested,
} from '@parpay/events'
import { isBatchMove, type Mishap, type Move, type Scheduler } from '@parpay/messaging/testing'
import fc from 'fast-check'
import type { ParPay } from './parpay.js'

/** An order, and the card it is paid with. */
interface Placing {
  readonly token: string
  readonly capture: 'automatic' | 'manual'
}

/** What a merchant does, or time. `order` and `share` (percent of the total; 0: of all that is left) where it has any. */
interface Act {
  readonly what:
    'cancel' | 'capture' | 'last capture' | 'refund' | 'submit again' | 'freeze' | 'unfreeze' | 'remove card' | 'wait'
  readonly order: number
  readonly share: number
}

/** What happens next of all that can. */
interface Draw {
  readonly pick: number
  /** Whether it is one batch with all else its service could take. */
  readonly whole: boolean
  /** Whether a merchant acts first. */
  readonly act: boolean
  readonly mishap: Mishap | undefined
}

export interface History {
  readonly orders: readonly Placing[]
  readonly acts: readonly Act[]
  readonly draws: readonly Draw[]
}

const tokens = [
  ...['tok_visa', 'tok_visa', 'tok_mastercard', 'tok_declined', 'tok_5xx', 'tok_timeout', 'tok_late', 'tok_slow'],
  ...['tok_capture_fails', 'tok_refund_fails', 'tok_refund_fails', 'tok_expired'],
]
const placing = fc.record<Placing>({
  token: fc.constantFrom(...tokens),
  capture: fc.constantFrom('automatic', 'manual'),
})
const act = fc.record<Act>({
  what: fc.constantFrom(
    ...(['cancel', 'cancel', 'capture', 'capture', 'last capture', 'refund', 'refund', 'refund'] as const),
    ...(['submit again', 'freeze', 'unfreeze', 'remove card', 'wait', 'wait'] as const),
  ),
  order: fc.nat(2),
  share: fc.constantFrom(0, 20, 50, 100),
})
const draw = fc.record<Draw>({
  pick: fc.nat(),
  whole: fc.boolean(),
  act: fc.nat(5).map((n) => n === 0),
  mishap: fc.nat(11).map((n): Mishap | undefined => (n === 0 ? 'lost' : n === 1 ? 'again' : undefined)),
})

/** Orders, what merchants do about them, and in which order and with which mishaps all of it happens. */
export const histories: fc.Arbitrary<History> = fc.record({
  orders: fc.array(placing, { minLength: 1, maxLength: 3 }),
  acts: fc.array(act, { maxLength: 12, size: 'max' }),
  draws: fc.array(draw, { maxLength: 150, size: 'max' }),
})

const merchantId = 'mer_01jc7p0000f7g9m0x2v5k8a1bc'
const id = (prefix: 'acc' | 'pm' | 'ord' | 'cap' | 'ref', n: number) => derivedId(prefix, `${prefix} ${n}`, merchantId)
export const total = 1_000n
const minute = 60_000
/** What a wait may be: for an answer, past an order's deadline, past its authorisation. */
const waits = [minute, 31 * minute, 8 * 24 * 60 * minute]

/** The ids of a history's orders. */
export const orderIds = ({ orders }: History): string[] => orders.map((_, n) => id('ord', n))

/** Plays a history until nothing is left that happens by itself; all who pay have had their cards attached before. */
export async function play({ system }: ParPay, { orders, acts, draws }: History): Promise<void> {
  const [accountId, cards] = [id('acc', 0), orders.map((_, n) => id('pm', n))]
  system.send(AccountOpeningRequested, { merchantId, accountId, currency: 'EUR' })
  orders.forEach(({ token }, n) => {
    system.send(PaymentMethodSubmitted, { merchantId, paymentMethodId: cards[n] ?? '', accountId, token })
  })
  await system.run()

  const submit = (n: number) => {
    const { capture = 'automatic' } = orders[n] ?? {}
    const expiresAt = new Date(system.now.getTime() + 30 * minute)
    const lines = [{ sku: 'tea', name: 'Green tea', quantity: 1, unitAmount: total }]
    const paid = { accountId, method: 'card' as const, paymentMethodId: cards[n] ?? null, currency: 'EUR', total }
    const order = { merchantId, orderId: id('ord', n), ...paid, lines, capture, expiresAt }
    system.send(OrderSubmitted, { ...order, reference: null, metadata: {} })
  }
  // After a day a PSP may have forgotten what it was asked: then payments only inquires, for ever, and somebody looks.
  const wait = (time: number) => {
    system.advance(system.left.attempts.length > 0 ? Math.min(time, 31 * minute) : time)
  }
  let asked = 0
  const perform = ({ what, order, share }: Act) => {
    const n = order % orders.length
    const about = { merchantId, orderId: id('ord', n) }
    const amount = share === 0 ? null : (total * BigInt(share)) / 100n
    asked += 1
    if (what === 'wait') wait(waits[share % waits.length] ?? minute)
    else if (what === 'submit again') submit(n)
    else if (what === 'cancel') system.send(CancellationRequested, { ...about, reason: null })
    else if (what === 'refund')
      system.send(RefundRequested, { ...about, refundId: id('ref', asked), amount, reason: null })
    else if (what === 'freeze') system.send(AccountFreezeRequested, { merchantId, accountId, reason: null })
    else if (what === 'unfreeze') system.send(AccountUnfreezeRequested, { merchantId, accountId, reason: null })
    else if (what === 'remove card')
      system.send(PaymentMethodRemovalRequested, { merchantId, accountId, paymentMethodId: cards[n] ?? '' })
    else
      system.send(CaptureRequested, { ...about, captureId: id('cap', asked), amount, final: what === 'last capture' })
  }

  const wanted = [
    ...orders.map((_, n) => () => {
      submit(n)
    }),
    ...acts.map((act) => () => {
      perform(act)
    }),
  ]
  const drawn = draws.values()
  const scheduler: Scheduler = (moves) => {
    const { value } = drawn.next()
    if (!value) return { moves: [moves[0]] }
    if (value.act) wanted.shift()?.()
    return chosen(moves, value)
  }
  do {
    wanted.shift()?.()
    await system.run(scheduler)
  } while (wanted.length > 0)
}

function chosen(moves: readonly [Move, ...Move[]], { pick, whole, mishap }: Draw) {
  const move = moves[pick % moves.length] ?? moves[0]
  const with_ = (other: Move) => whole && other !== move && other.service === move.service && isBatchMove(other)
  const others = isBatchMove(move) ? moves.filter(with_) : []
  const first: Move = move.kind === 'deliver' && pick % 2 === 0 ? { ...move, count: 1 } : move
  return { moves: [first, ...others] as const, mishap }
}
