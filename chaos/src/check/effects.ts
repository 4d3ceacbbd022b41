import { counted, distinct } from './distinct.js'
import type { Evidence, TopicRecord } from './evidence.js'
import { type Violation, violationOf } from './violation.js'

const violation = violationOf('I4')

/** I4 in what services made of messages: each applied once. */
export const effects = (evidence: Evidence): Violation[] => {
  const messages = distinct(evidence.records).filter(({ facts }) => facts !== undefined)
  return [...timelines(evidence, messages), ...feeds(evidence), ...postings(evidence, messages)]
}

/** An order's timeline has one line for each message about it, and is numbered 1..n. */
function timelines({ edge, services }: Evidence, messages: readonly TopicRecord[]): Violation[] {
  const shown = new Set(services.find(({ service }) => service === 'edge')?.receives)
  shown.add('checkout.request.v1')
  const told = Map.groupBy(
    messages.filter(({ topic, facts }) => shown.has(topic) && typeof facts?.orderId === 'string'),
    ({ facts }) => facts?.orderId ?? '',
  )
  const lines = Map.groupBy(edge.timelines, ({ orderId }) => orderId)
  return [...new Set([...told.keys(), ...lines.keys()])].flatMap((id) => {
    const own = lines.get(id) ?? []
    return [
      ...numbered(`${id}'s timeline`, own),
      ...unequal(
        id,
        'line',
        own.map(({ type }) => type),
        (told.get(id) ?? []).map(({ type }) => type),
      ),
    ]
  })
}

/** How often each type is on the timeline, against how many messages of it there are. */
function unequal(about: string, what: string, is: readonly string[], should: readonly string[]): Violation[] {
  const of = (all: readonly string[], type: string) => all.filter((one) => one === type).length
  return [...new Set([...is, ...should])]
    .filter((type) => of(is, type) !== of(should, type))
    .map((type) => violation(about, `has ${counted(of(is, type), what)} of ${counted(of(should, type), type)}`))
}

const feeds = ({ edge: { feed } }: Evidence): Violation[] =>
  [...Map.groupBy(feed, ({ merchantId }) => merchantId)].flatMap(([id, lines]) => numbered(`${id}'s feed`, lines))

function numbered(about: string, lines: readonly { readonly n: number }[]): Violation[] {
  const numbers = lines.map(({ n }) => n).sort((a, b) => a - b)
  const wrong = numbers.findIndex((n, i) => n !== i + 1)
  return wrong < 0 ? [] : [violation(about, `has number ${numbers[wrong]} where ${wrong + 1} belongs`)]
}

/** Every capture and refund is posted once, and every posting is told once. */
function postings({ transactions, entries }: Evidence, messages: readonly TopicRecord[]): Violation[] {
  const cleared = new Map<string, bigint>()
  for (const { transactionId, ledgerAccount, amount } of entries)
    if (ledgerAccount.startsWith('psp:clearing:'))
      cleared.set(transactionId, (cleared.get(transactionId) ?? 0n) + amount)
  const taken = (type: string) => (type === 'PaymentRefunded' ? -1n : 1n)
  const moved = Map.groupBy(
    messages.filter(({ type }) => type === 'PaymentCaptured' || type === 'PaymentRefunded'),
    ({ key }) => key,
  )
  const posted = Map.groupBy(transactions, ({ subject }) => subject)
  const told = messages
    .filter(({ type }) => type === 'TransactionPosted')
    .map(({ facts }) => facts?.transactionId ?? '')
  return [
    ...[...new Set([...moved.keys(), ...posted.keys()])].flatMap((payment) =>
      unequal(
        payment,
        'posting',
        (posted.get(payment) ?? []).map(({ id }) => `movement of ${cleared.get(id) ?? 0n} minor units`),
        (moved.get(payment) ?? []).map(
          ({ type, facts }) => `movement of ${taken(type) * (facts?.amount ?? 0n)} minor units`,
        ),
      ),
    ),
    ...[...new Set([...told, ...transactions.map(({ id }) => id)])].flatMap((id) => {
      const times = told.filter((one) => one === id).length
      const is = transactions.some((one) => one.id === id) ? 'posted' : 'not posted'
      if (times === 1 && is === 'posted') return []
      return [violation(id, `is ${is}, and told by ${counted(times, 'message')} TransactionPosted`)]
    }),
  ]
}
