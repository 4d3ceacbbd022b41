import type { TimerItem } from '../item.js'

/** A service takes the next records of one key of a topic. */
export interface DeliverMove {
  readonly kind: 'deliver'
  readonly service: string
  readonly topic: string
  readonly key: string
  /** How many there are; a caller may take fewer. */
  readonly count: number
}

/** A service's timer fires. */
export interface FireMove {
  readonly kind: 'fire'
  readonly service: string
  readonly timer: TimerItem
}

/** What a call brought is decided on. */
export interface SettleMove {
  readonly kind: 'settle'
  readonly service: string
  readonly attemptId: string
}

/** A worker makes an attempt: from then on nobody can take it back. */
export interface CallMove {
  readonly kind: 'call'
  readonly service: string
  readonly attemptId: string
}

/** A service publishes what is in its outbox. */
export interface PublishMove {
  readonly kind: 'publish'
  readonly service: string
}

/** Something that may happen next. */
export type Move = PublishMove | DeliverMove | SettleMove | FireMove | CallMove

/** Moves that a service can make together, in one batch. */
export type BatchMove = DeliverMove | SettleMove | FireMove

/**
 * What goes wrong with a move. A process dies: `lost`, before what it did is committed; `again`, after that and before
 * it is known to be done, so that it is done once more. Of a call `lost` means that it had its effect and its answer
 * never came; of a publication, that it did not begin.
 */
export type Mishap = 'lost' | 'again'

/** What happens next: one move, or several of one service that are one batch. */
export interface Choice {
  readonly moves: readonly [Move, ...Move[]]
  readonly mishap?: Mishap | undefined
}

/** Decides what happens next, of all that can; there is at least one. */
export type Scheduler = (possible: readonly [Move, ...Move[]]) => Choice

/** What could happen first, one after the other, and nothing goes wrong. */
export const inOrder: Scheduler = ([first]) => ({ moves: [first] })

export const isBatchMove = (move: Move): move is BatchMove => move.kind !== 'publish' && move.kind !== 'call'
