import { drained } from './drained.js'
import { effects } from './effects.js'
import type { Evidence } from './evidence.js'
import { idempotency } from './idempotency.js'
import { ledger } from './ledger.js'
import { orderNamed } from './order-named.js'
import { ordersEnd } from './orders-end.js'
import { poison } from './poison.js'
import { pspCaptures } from './psp-captures.js'
import { rowsAndMessages } from './rows-and-messages.js'
import { sequences } from './sequences.js'
import { totals } from './totals.js'
import type { Violation } from './violation.js'

/** Everything that contradicts an invariant, with the order it is about where that is known; empty when all hold. */
export const check = (evidence: Evidence): Violation[] =>
  [ordersEnd, pspCaptures, ledger, sequences, effects, drained, rowsAndMessages, idempotency, poison, totals]
    .flatMap((invariant) => invariant(evidence))
    .map(orderNamed(evidence))
