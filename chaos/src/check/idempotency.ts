import type { Answer, Asked, Evidence } from './evidence.js'
import { type Violation, violationOf } from './violation.js'

const violation = violationOf('I7')

/** I7: whatever was answered under a key is what is kept under it, and a key makes one order. */
export function idempotency({ asked, edge }: Pick<Evidence, 'asked' | 'edge'>): Violation[] {
  const kept = new Map(edge.answers.map((answer) => [answer.key, answer]))
  const made = Map.groupBy(edge.orders, ({ reference }) => reference ?? '')
  return asked.flatMap((one) => [
    ...sameAnswers(one, kept.get(one.key)),
    ...one.changed
      .filter(({ status }) => status < 400)
      .map(({ status }) => violation(one.key, `was used for another body, which was answered ${status}`)),
    ...(one.makesOrder && one.answers.some(accepted) ? onlyOne(one, made.get(one.key) ?? []) : []),
  ])
}

const accepted = ({ status }: Answer): boolean => status < 400

function sameAnswers({ key, answers }: Asked, kept: Evidence['edge']['answers'][number] | undefined): Violation[] {
  const taken = answers.filter(accepted)
  const [first] = taken
  if (!first) return []
  if (taken.length < answers.length) return [violation(key, 'was accepted once and refused another time')]
  const other = taken.find((answer) => !same(first, answer))
  if (other) return [violation(key, `was answered ${first.body} and ${other.body}`)]
  if (!kept) return [violation(key, 'was accepted, and nothing is kept under it')]
  if (kept.body !== first.body || kept.status !== first.status || kept.location !== first.location)
    return [violation(key, `was answered ${first.body}, and ${kept.body ?? 'nothing'} is kept`)]
  if (taken.filter(({ replayed }) => !replayed).length > 1)
    return [violation(key, 'was taken for a first request more than once')]
  return []
}

const same = (a: Answer, b: Answer): boolean => a.status === b.status && a.location === b.location && a.body === b.body

/** Orders of the load carry their key as their reference. */
function onlyOne({ key, orderId }: Asked, orders: Evidence['edge']['orders']): Violation[] {
  const ids = orders.map(({ id }) => id)
  if (ids.length === 1 && ids[0] === orderId) return []
  return [violation(key, `was answered with ${orderId ?? 'no order'}, and made ${ids.join(', ') || 'none'}`)]
}
