import { circles } from './circles.js'
import { LeastFirst } from './least-first.js'
import { byOffset, byPlace, logOf, type Links, type StoryMessage } from './message.js'

/** Messages are named by their rank by time and place, so that the order they were given in is of no influence. */
interface Ranked<M> {
  readonly messages: readonly M[]
  /** What must come before each: its cause and its predecessor in the log; -1 for none. */
  readonly causes: Int32Array
  readonly predecessors: Int32Array
}

/**
 * Puts messages of many topics into the order of one story: each after its cause, each log (topic and partition) in its
 * own order, and otherwise by time, topic, partition and offset. Clocks may be skewed: an effect comes after its cause
 * also where its time is earlier. Takes O(n log n).
 *
 * - A cause that is not among the messages counts as none. Of several messages with one id, the first by time and place
 *   is the cause; repeats stay where their log has them (`repeats` tells which they are).
 * - Messages that wait for one another in a circle, which only a faulty or hostile writer causes, are ordered among
 *   themselves by log and time alone. None is lost.
 */
export function causalOrder<M extends StoryMessage>(messages: readonly M[], links: Links): M[] {
  const ranked = rank(messages, links)
  const order = release(ranked)
  const whole = order.length === messages.length ? order : release(withoutCircles(ranked))
  return whole.flatMap((at) => ranked.messages[at] ?? [])
}

function rank<M extends StoryMessage>(given: readonly M[], links: Links): Ranked<M> {
  const messages = [...given].sort(byPlace)
  const first = new Map<string, number>()
  const logs = new Map<string, { message: M; at: number }[]>()
  messages.forEach((message, at) => {
    const id = links.id(message)
    if (id !== undefined && !first.has(id)) first.set(id, at)
    const log = logs.get(logOf(message))
    if (log) log.push({ message, at })
    else logs.set(logOf(message), [{ message, at }])
  })
  const causes = Int32Array.from(messages, (message, at) => {
    const named = links.cause(message)
    const cause = named === undefined ? undefined : first.get(named)
    return cause === undefined || cause === at ? -1 : cause
  })
  const predecessors = new Int32Array(messages.length).fill(-1)
  for (const log of logs.values()) {
    log.sort((a, b) => byOffset(a.message, b.message))
    log.forEach(({ at }, n) => (predecessors[at] = log[n - 1]?.at ?? -1))
  }
  return { messages, causes, predecessors }
}

/** The ranks in their order, without those that wait for one another and those behind them. */
function release<M>({ messages, causes, predecessors }: Ranked<M>): number[] {
  const waiting = messages.map((): number[] => [])
  const missing = new Int8Array(messages.length)
  const ready = new LeastFirst()
  messages.forEach((_, at) => {
    for (const before of [causes[at] ?? -1, predecessors[at] ?? -1]) {
      if (before === -1) continue
      waiting[before]?.push(at)
      missing[at] = (missing[at] ?? 0) + 1
    }
    if (missing[at] === 0) ready.add(at)
  })
  const order: number[] = []
  for (let next = ready.take(); next !== undefined; next = ready.take()) {
    order.push(next)
    for (const after of waiting[next] ?? []) {
      missing[after] = (missing[after] ?? 0) - 1
      if (missing[after] === 0) ready.add(after)
    }
  }
  return order
}

function withoutCircles<M>(ranked: Ranked<M>): Ranked<M> {
  const { causes, predecessors, messages } = ranked
  const circle = circles(messages.map((_, at) => [causes[at] ?? -1, predecessors[at] ?? -1].filter((to) => to !== -1)))
  return { ...ranked, causes: causes.map((cause, at) => (circle[cause] === circle[at] ? -1 : cause)) }
}
