/** Promises of docs/runtime.md and reliability, by their numbers. */
export const invariants = {
  I1: 'every order that got a 202 ends in exactly one terminal state',
  I2: "at most one successful capture per captureId, within what was authorised, by the PSP's log",
  I3: 'every ledger transaction sums to zero, every balance is the sum of its entries',
  I4: 'effects per aggregate are 1..n: no gap, no reordering, no double',
  I5: 'outboxes, due timers, unknown payments and lag drain to zero; nothing is parked that was not poison',
  I6: 'no message without its committed row, no committed row without its message',
  I7: 'the same Idempotency-Key gives the same resource and the same stored answer',
  I9: 'a poison message stops only its own key',
  I10: 'totals agree: PSP log = payments = orders = ledger',
} as const
export type Invariant = keyof typeof invariants

/** What is wrong with which id, in words: `about` and `says` read as one sentence. */
export interface Violation {
  readonly invariant: Invariant
  readonly about: string
  readonly says: string
}

/** Makes the violations of one invariant. */
export const violationOf =
  (invariant: Invariant) =>
  (about: string, says: string): Violation => ({ invariant, about, says })
