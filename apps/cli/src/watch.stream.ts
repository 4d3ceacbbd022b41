import { decode, topics as contract } from '@parpay/events'
import { isValue, tail, type FilterInput, type Tailed } from '@parpay/testkit'
import { ownContract } from './contract.store.js'
import { exitCodes, Failure } from './failure.js'
import { askKafka, topicPrefix, type WhichKafka } from './kafka.client.js'
import { Sequences } from './sequences.js'
import { sighting } from './sighting.js'
import { concerns, timeInId } from './subject.js'
import { terminal } from './terminal.output.js'
import { topicsNamed } from './topic-names.js'
import { filtersOf, type Filters } from './watch-filters.js'
import { isStory, type WatchForm } from './watch-form.js'
import { showOf } from './watch-show.js'
import { Watchman, type Question, type Verdict } from './watch-verdict.js'

export interface Watching extends WhichKafka, Question {
  readonly words: readonly string[]
  readonly order?: string | undefined
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
export async function watch({ words, order, as = 'table', ...asked }: Watching): Promise<void> {
  const names = contract.map(({ name }) => name)
  const meant = topicsNamed(words, names)
  if ('unknown' in meant) {
    const unknown = meant.unknown.join(' and ')
    throw new Failure(exitCodes.usage, `No topic is or begins with ${unknown}: there are ${names.join(', ')}.`)
  }
  const filters = await filtersFor(asked, meant.topics)
  const from = asked.since ?? (order === undefined ? 'now' : (timeInId(order) ?? new Date(Date.now() - lookBack)))
  // A story is told of what there is.
  const to = asked.until !== undefined || isStory(as) ? { to: 'end' as const } : {}
  const topics = filters.where && !asked.strict ? filters.where.topics : meant.topics
  const following = await askKafka(asked, (brokers) =>
    tail({
      ...{ brokers, topics: topics.map((name) => topicPrefix + name), from, settle, ...to },
      decode: (topic, bytes) => decode(withoutPrefix(topic), bytes),
      interrupted: (away) => {
        terminal.note(away ? 'Kafka does not answer; waiting for it ...' : 'Kafka is back.')
      },
    }),
  )
  let interrupted = false
  const interrupt = (): void => {
    interrupted = true
    void following.stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupt)
  const timer = asked.within === undefined ? undefined : setTimeout(() => void following.stop(), asked.within)
  if (as === 'table' && from === 'now') terminal.note(`Watching ${topics.length} topics; Ctrl-C ends it.`)
  const watchman = new Watchman(asked, filters)
  const sequences = new Sequences()
  const show = showOf(as, order ?? 'Messages', terminal)
  let verdict: Verdict | undefined
  for await (const each of following) {
    if (order !== undefined && !concerns(each, order)) continue
    const seen = sighting(each, sequences)
    const input = filterInput(each)
    // What cannot be decoded cannot be asked about; it is shown whatever is filtered.
    if (filters.where && input && !filters.where.test(input) && !(asked.strict && seen.problem !== undefined)) continue
    show.message(each, seen)
    verdict = watchman.saw(input, seen.problem)
    if (verdict) break
  }
  clearTimeout(timer)
  await following.stop()
  show.over()
  answer(verdict ?? watchman.over(interrupted))
}

/** The documents are read only where a filter needs them. */
async function filtersFor(asked: Question, topics: readonly string[]): Promise<Filters> {
  const { where, expect, absent } = asked
  if (where === undefined && expect === undefined && absent === undefined) return { where, expect, absent }
  return filtersOf(asked, await ownContract(), topics)
}

function filterInput({ type, message, ...place }: Tailed): FilterInput | undefined {
  if (type === undefined || !isValue(message)) return undefined
  return { ...place, topic: withoutPrefix(place.topic), type: type.name, message }
}

const withoutPrefix = (topic: string): string => topic.slice(topicPrefix.length)

/** @throws Failure 1 when what was asked did not hold */
function answer(verdict: Verdict | undefined): void {
  if (verdict === undefined) return
  const sentence = `${verdict.because.charAt(0).toUpperCase()}${verdict.because.slice(1)}.`
  if (!verdict.held) throw new Failure(exitCodes.failed, sentence)
  terminal.note(sentence)
}
