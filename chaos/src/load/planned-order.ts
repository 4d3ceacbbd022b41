import { random } from '../random.js'

/** An order of the load: what is asked for, and what else is done about it. */
export interface PlannedOrder {
  readonly n: number
  readonly token: string
  readonly unitAmount: number
  readonly quantity: number
  /** Milliseconds after its acceptance in which it is to be cancelled; null: not at all. */
  readonly cancelAfter: number | null
  /** Captured by the merchant, not at once and by itself. */
  readonly manual: boolean
  /** In how many parts, when manual; 0: forgotten, so that its authorisation expires. */
  readonly captures: number
  /** The last of the captures is one more small part, and final: what is left of the authorisation is let go. */
  readonly partly: boolean
  /** How many refunds of two fifths are asked for at once when it is completed: the third is too much, unless one fails. */
  readonly refunds: number
  /** How many times the same request is sent at once, under one key. */
  readonly atOnce: number
  /** Sent once more after it was accepted. */
  readonly repeated: boolean
  /** The key is used once more for another body. */
  readonly changed: boolean
  /** Seconds until it expires, less than a late authorisation takes; null: as long as usual. */
  readonly expiresIn: number | null
  /** At the same time: the account, which all such orders share, is frozen or not any more; its own method is removed. */
  readonly meanwhile: Meanwhile | null
  /** Minor units that are paid into the wallet of its account beside it, with the same token; 0: nothing. */
  readonly deposit: number
}

export type Meanwhile = 'freeze' | 'unfreeze' | 'remove'

/** How often each token is used, of 100. */
const tokens: readonly (readonly [string, number])[] = [
  ['tok_visa', 44],
  ['tok_mastercard', 8],
  ['tok_declined', 8],
  ['tok_insufficient_funds', 4],
  ['tok_timeout', 10],
  ['tok_5xx', 8],
  ['tok_capture_fails', 8],
  ['tok_refund_fails', 4],
  ['tok_slow', 3],
  ['tok_late', 3],
]

export const tokenNames = tokens.map(([name]) => name)

/** The `n`th order of a seed's load: the same whenever and beside whatever it is placed. */
export function plannedOrder(seed: number, n: number): PlannedOrder {
  const next = random(seed * 1_000_003 + n)
  next() // the first numbers of neighbouring seeds are alike
  const upTo = (most: number) => Math.floor(next() * most)
  const token = tokenAt(upTo(100))
  const late = token === 'tok_late' // nobody waits for it to be confirmed
  const refunded = token === 'tok_refund_fails' ? 100 : 15 // of 100; its first refund fails
  return {
    ...{ n, token, unitAmount: 100 + upTo(5_000), quantity: 1 + upTo(3) },
    // Around the time an authorisation takes: cancellations meet every state.
    cancelAfter: upTo(100) < 35 ? upTo(150) : null,
    atOnce: upTo(100) < 6 ? 5 : 1,
    repeated: upTo(100) < 15,
    changed: upTo(100) < 5,
    ...capturesOf(!late && upTo(100) < 20, upTo(4)),
    refunds: !late && upTo(100) < refunded ? 1 + upTo(3) : 0,
    expiresIn: late && upTo(2) === 0 ? 30 : null,
    partly: upTo(2) === 0,
    meanwhile: meanwhileAt(upTo(100)),
    deposit: upTo(100) < 10 ? 100 + upTo(5_000) : 0,
  }
}

function meanwhileAt(point: number): Meanwhile | null {
  if (point < 4) return 'freeze'
  if (point < 8) return 'unfreeze'
  return point < 11 ? 'remove' : null
}

const capturesOf = (manual: boolean, captures: number) => ({ manual, captures: manual ? captures : 0 })

function tokenAt(point: number): string {
  let below = 0
  for (const [name, share] of tokens) {
    below += share
    if (point < below) return name
  }
  return 'tok_visa'
}
