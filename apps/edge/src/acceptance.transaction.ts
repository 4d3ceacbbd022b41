import { failpoint, kindOfFailure, type Database, type Messaging, type Tx } from '@parpay/messaging'
import { accountFacts, insertAccounts } from './account.store.js'
import { admitAll } from './admission.js'
import { applyToDeposits } from './deposit.store.js'
import { groupCommit } from './group-commit.js'
import { inFlight, isKeyed, repeated, scopeOf, type Accepted, type Keyed } from './idempotency.js'
import { begin, giveBackKeys, keepAnswers, keptAnswers, takeKeys } from './idempotency.store.js'
import { insertTimeline, lockOrders, saveOrders } from './order.store.js'
import { saveCaptures, saveRefunds } from './outcome.store.js'
import { paymentMethodFacts, savePaymentMethods } from './payment-method.store.js'
import { Problem, unavailable } from './problem.js'
import { shownOrders } from './shown-order.store.js'
import type { Admission, Admitted, Facts, Submission } from './submission.js'
import { tellInstances } from './watch.store.js'

const largestGroup = 500

/** What accepting needs of the messaging runtime. */
export type Outbox = Pick<Messaging, 'append' | 'wake'>

/**
 * Accepts POSTs and DELETEs in groups, each group in one transaction: its idempotency keys, rows, first answers and
 * messages commit together or not at all. The answer is given after the commit. A key that is taken is answered from what is kept.
 */
export function acceptance(
  database: Database,
  outbox: Outbox,
): (submission: Submission) => Promise<Accepted | Problem> {
  const submit = groupCommit((group: readonly Submission[]) => commit(database, outbox, group), {
    largest: largestGroup,
    separable: (error) => kindOfFailure(error) !== 'away',
  })
  return (submission) => submit(submission).catch(refusal)
}

/** A lock that was not given within its patience, or a transaction chosen to give way, is another one in flight. */
function refusal(error: unknown): Problem {
  const kind = kindOfFailure(error)
  if (kind === 'away') return unavailable()
  if (kind === 'again') return inFlight()
  throw error
}

async function commit(
  database: Database,
  outbox: Outbox,
  group: readonly Submission[],
): Promise<(Accepted | Problem)[]> {
  const keyed = group.filter(isKeyed)
  const firsts = new Map([...keyed].reverse().map((submission) => [scopeOf(submission), submission]))
  const decided = await database.transaction((tx) => decide(tx, outbox, group, [...firsts.values()]))
  if (decided.size > 0) failpoint('edge.committed')
  outbox.wake()
  const kept = await keptAnswers(
    database,
    keyed.filter((submission) => !decided.has(submission)),
  )
  return group.map((submission) => {
    const admission = decided.get(submission)
    if (admission) return answered(admission)
    if (!isKeyed(submission)) throw new Error('a request without a key was not decided on')
    const first = firsts.get(scopeOf(submission))
    const refused = first && decided.get(first)
    // The same request twice in one group, refused: both get the refusal, for the same reason.
    if (refused instanceof Problem && first?.fingerprint.equals(submission.fingerprint)) return refused
    return repeated(submission, kept.get(scopeOf(submission)))
  })
}

const answered = (admission: Admission): Accepted | Problem =>
  admission instanceof Problem ? admission : { ...admission.answer, replayed: false }

/** Decides on those requests of the group whose keys were free, one request a key, and on those that have none. */
async function decide(
  tx: Tx,
  outbox: Outbox,
  group: readonly Submission[],
  firsts: readonly Keyed<Submission>[],
): Promise<Map<Submission, Admission>> {
  const at = await begin(tx)
  const taken = await takeKeys(tx, firsts)
  const first = new Set<Submission>(firsts.filter((submission) => taken.has(scopeOf(submission))))
  const winners = group.filter((submission) => submission.key === null || first.has(submission))
  if (winners.length === 0) return new Map()

  const admissions = admitAll(winners, await factsFor(tx, winners, at))
  const admitted: { submission: Submission; admission: Admitted }[] = []
  const refused: Submission[] = []
  winners.forEach((submission, i) => {
    const admission = admissions[i]
    if (admission instanceof Problem) refused.push(submission)
    else if (admission) admitted.push({ submission, admission })
  })
  await giveBackKeys(tx, refused.filter(isKeyed))
  await keepAnswers(
    tx,
    admitted.flatMap(({ submission, admission: { answer } }) =>
      isKeyed(submission) ? [{ ...submission, answer }] : [],
    ),
  )
  await write(
    tx,
    admitted.map(({ admission }) => admission),
  )
  await outbox.append(
    tx,
    admitted.flatMap(({ submission: { traceparent }, admission: { emission, correlationId } }) =>
      emission ? [{ ...emission, correlationId, traceparent }] : [],
    ),
  )
  return new Map(winners.flatMap((submission, i) => (admissions[i] ? [[submission, admissions[i]]] : [])))
}

async function factsFor(tx: Tx, submissions: readonly Submission[], at: Date): Promise<Facts> {
  const accounts = new Set<string>()
  const methods = new Set<string>()
  const orders = new Set<string>()
  for (const { requested } of submissions) {
    if (requested.kind === 'order') {
      accounts.add(requested.body.account)
      methods.add(requested.body.paymentMethod)
    }
    if (requested.kind === 'deposit') methods.add(requested.body.paymentMethod)
    if (requested.kind === 'removal') methods.add(requested.id)
    if ('accountId' in requested) accounts.add(requested.accountId)
    if ('orderId' in requested) orders.add(requested.orderId)
  }
  return {
    accounts: await accountFacts(tx, [...accounts]),
    paymentMethods: await paymentMethodFacts(tx, [...methods]),
    orders: await ordersWithLists(tx, [...orders]),
    at,
  }
}

/** Locked first: a timeline read after the lock has every line that was given a number before. */
async function ordersWithLists(tx: Tx, ids: readonly string[]): Promise<Facts['orders']> {
  if (ids.length === 0) return new Map()
  await lockOrders(tx, ids)
  return new Map((await shownOrders(tx, ids)).map((shown) => [shown.order.id, shown]))
}

async function write(tx: Tx, admitted: readonly Admitted[]): Promise<void> {
  const changes = admitted.flatMap(({ order }) => order ?? [])
  await insertAccounts(
    tx,
    admitted.flatMap(({ account }) => account ?? []),
  )
  await savePaymentMethods(
    tx,
    admitted.flatMap(({ paymentMethod }) => paymentMethod ?? []),
  )
  await applyToDeposits(
    tx,
    admitted.flatMap(({ deposit }) => deposit ?? []),
  )
  // Two requests about one order: the later one has both lines counted.
  const latest = new Map(changes.map(({ order }) => [order.id, order]))
  await saveOrders(tx, [...latest.values()])
  await insertTimeline(
    tx,
    changes.map(({ order, line }) => ({ orderId: order.id, line })),
  )
  await saveCaptures(
    tx,
    admitted.flatMap(({ capture }) => capture ?? []),
  )
  await saveRefunds(
    tx,
    admitted.flatMap(({ refund }) => refund ?? []),
  )
  // Nobody waits for an order that is new. Telling takes a lock of the whole server, so it is not done for nothing.
  if (changes.some(({ line }) => line.n > 1)) await tellInstances(tx)
}
