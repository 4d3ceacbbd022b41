import fc from 'fast-check'
import type { Wish } from './order.js'
import type { Arrival, Payments, Published } from './payments.js'
import type { Psp } from './psp.js'

/** What comes next of all that may, and whether the PSP's answer to a call arrives. */
const choice = fc.record({ pick: fc.nat(), answered: fc.boolean() })
const wish = fc.record({
  what: fc.constantFrom('cancel', 'expire', 'capture', 'capture', 'capture', 'refund', 'refund'),
  share: fc.constantFrom(20, 50, 100),
  final: fc.boolean(),
})
export const choices = fc.array(choice, { maxLength: 80 })
export const wishes: fc.Arbitrary<Wish[]> = fc.array(wish, { maxLength: 10 })

/** Who reads the payment's topic and writes back, and has wishes of its own. */
export interface Reader {
  read(fact: Published): Arrival[]
  wish(wish: Wish): Arrival[]
}

/** Plays one payment until nothing is left to come, in the order that `choices` pick. */
export function play(
  first: Arrival,
  { reader, psp, payments }: { reader: Reader; psp: Psp; payments: Payments },
  choices: readonly { pick: number; answered: boolean }[],
  wishes: readonly Wish[] = [],
): void {
  const facts: Arrival[] = [first]
  const reports: Published[] = []
  const wished = [...wishes]
  for (let step = 0; ; step++) {
    const { pick, answered } = choices[step] ?? { pick: step, answered: true }
    const next: (() => void)[] = []
    const [fact, report, wish] = [facts[0], reports[0], wished[0]]
    if (fact)
      next.push(() => {
        facts.shift()
        reports.push(...payments.take(fact))
      })
    if (report)
      next.push(() => {
        reports.shift()
        facts.push(...reader.read(report))
      })
    if (wish && facts[0] !== first)
      next.push(() => {
        wished.shift()
        facts.push(...reader.wish(wish))
      })
    for (const attempt of payments.attempts)
      next.push(() => {
        if (!attempt.claimed) {
          attempt.claimed = true
          return
        }
        const outcome = psp.call(attempt.id, attempt.task, attempt.notBefore !== undefined)
        if (answered) reports.push(...payments.settle(attempt, outcome)) // else the same again, under the same key
      })
    const due = payments.timers.get('authorisation')
    // By itself only when nothing else is left: seven days are long.
    if (due && (next.length === 0 || pick % 7 === 0))
      next.unshift(() => reports.push(...payments.fire('authorisation', due)))
    if (next.length === 0) return
    next[pick % next.length]?.()
  }
}
