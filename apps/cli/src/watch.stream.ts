import { isValue, tail, type FilterInput, type MessageContract, type Tailed } from '@parpay/testkit'
import { contractFor } from './contract.store.js'
import { bareTopic, type DescribedSystem } from './described-system.js'
import { exitCodes, Failure } from './failure.js'
import { onInterrupt } from './interrupt.js'
import { askKafka, type WhichKafka } from './kafka.client.js'
import { Sequences } from './sequences.js'
import { correlationOf, sighting } from './sighting.js'
import { concerns, timeInId } from './subject.js'
import { subjectAsked, type SubjectOptions } from './subject.option.js'
import { terminal } from './terminal.output.js'
import { topicsMeant } from './topic-names.js'
import { filtersOf } from './watch-filters.js'
import { isStory, type WatchForm } from './watch-form.js'
import { showOf } from './watch-show.js'
import { Watchman, type Question, type Verdict } from './watch-verdict.js'

export interface Watching extends WhichKafka, SubjectOptions, Question {
  readonly words: readonly string[]
  readonly since?: 'beginning' | Date | undefined
  /** `now`: end with what is there. */
  readonly until?: 'now' | undefined
  readonly as?: WatchForm | undefined
}

/** A cause and its effect may be read in one millisecond from two topics: so long a line waits for an older one. */
const settle = 30
/** Where an order is looked for by its last characters, which do not say when it was placed. */
const lookBack = 3_600_000

/** Prints messages until a signal ends it, or what was asked about them is known. @throws Failure */
export async function watch({ words, as = 'table', ...asked }: Watching): Promise<void> {
  const system = await contractFor(asked)
  const names = topicsMeant(words, system.contract)
  const filters = filtersOf(asked, system.contract, names)
  const subject = subjectAsked(asked)
  const from =
    asked.since ?? (subject === undefined ? 'now' : (timeInId(subject.id) ?? new Date(Date.now() - lookBack)))
  // A story is told of what there is.
  const to = asked.until !== undefined || isStory(as) ? { to: 'end' as const } : {}
  const topics = filters.where && !asked.strict ? filters.where.topics : names
  const broker = { isAway: false }
  const following = await askKafka(asked, (brokers) =>
    tail({
      ...{ brokers, topics: topics.map((name) => system.prefix + name), from, settle, ...to },
      decode: system.decode,
      interrupted: (broken) => {
        broker.isAway = broken
        terminal.note(broken ? 'Kafka does not answer; waiting for it ...' : 'Kafka is back.')
      },
    }),
  )
  const interruption = new AbortController()
  const interrupt = (): void => {
    interruption.abort()
    void following.stop()
  }
  onInterrupt(interrupt)
  const timer = asked.within === undefined ? undefined : setTimeout(() => void following.stop(), asked.within)
  if (as === 'table' && from === 'now') terminal.note(`Watching ${topics.length} topics; Ctrl-C ends it.`)
  const watchman = new Watchman(asked, filters)
  const sequences = new Sequences()
  const show = showOf(as, subject?.id ?? 'Messages', system, terminal)
  let verdict: Verdict | undefined
  for await (const each of following) {
    if (subject && !concerns(each, correlationOf(each, system), subject)) continue
    const seen = sighting(each, system, sequences)
    const input = filterInput(each, system)
    // What cannot be decoded cannot be asked about; it is shown whatever is filtered.
    if (filters.where && input && !filters.where.test(input) && !(asked.strict && seen.problem !== undefined)) continue
    show.message(each, seen)
    verdict = watchman.saw(input, seen.problem)
    if (verdict) break
  }
  clearTimeout(timer)
  await following.stop()
  show.over()
  // Nobody knows what came meanwhile: neither that something did not, nor that it did.
  const asks = [asked.expect, asked.absent, asked.strict].some((each) => each !== undefined)
  if (broker.isAway && asks && !verdict && !interruption.signal.aborted)
    throw new Failure(exitCodes.unreachable, 'Kafka does not answer, so what was asked cannot be told.')
  answer(verdict ?? watchman.over(interruption.signal.aborted))
}

function filterInput(
  { type, message, ...place }: Tailed<MessageContract>,
  system: DescribedSystem,
): FilterInput | undefined {
  if (type === undefined || !isValue(message)) return undefined
  return { ...place, topic: bareTopic(system, place.topic), type: type.name, message }
}

/** @throws Failure 1 when what was asked did not hold */
function answer(verdict: Verdict | undefined): void {
  if (verdict === undefined) return
  const sentence = `${verdict.because.charAt(0).toUpperCase()}${verdict.because.slice(1)}.`
  if (!verdict.held) throw new Failure(exitCodes.failed, sentence)
  terminal.note(sentence)
}
