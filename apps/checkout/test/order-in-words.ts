import type { Words } from '@parpay/messaging/testing'
import type { Order } from '../src/order-state.js'

/** What may stand in brackets behind a message about an order. */
interface Told {
  readonly code?: string
  readonly reason?: string | null
  readonly authorised?: bigint
  readonly captured?: bigint
  readonly refunded?: bigint
  readonly amount?: bigint
  readonly final?: boolean
  readonly capturable?: bigint
  readonly refundable?: bigint
}

const said = (words: readonly (string | false | null | undefined)[]): string => words.filter(Boolean).join(', ')
const amount = (amount: bigint | undefined, word: string): string =>
  amount === undefined ? '' : `${String(amount)}${word}`

/** An order and what is published of it, as the table of its spec writes them: "completed: 30 captured". */
export const inWords: Words<Order> = {
  state({ status, captured, refunded, pendingCaptures, pendingRefunds }) {
    const more = said([
      captured > 0n && amount(captured, ' captured'),
      ...pendingCaptures.map((pending) => amount(pending.amount, pending.final ? ' last pending' : ' pending')),
      refunded > 0n && amount(refunded, ' refunded'),
      ...pendingRefunds.map((pending) => amount(pending.amount, ' returning')),
    ])
    return more === '' ? status : `${status}: ${more}`
  },
  message(message) {
    const m = message as Told
    return said([
      m.code ?? m.reason,
      amount(m.amount, m.final ? ' last' : ''),
      amount(m.authorised, ' authorised'),
      amount(m.captured, ' captured'),
      amount(m.refunded, ' refunded'),
      amount(m.capturable ?? m.refundable, ' left'),
    ])
  },
}
