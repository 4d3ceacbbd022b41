import { isValue, tail, type FilterInput, type MessageContract, type Tail, type Tailed } from '@parpay/testkit'
import { alarm } from './alarm.js'
import { contractFor } from './contract.store.js'
import { bareTopic, type DescribedSystem } from './described-system.js'
import { extentOf, type Extent } from './extent.js'
import { exitCodes, Failure } from './failure.js'
import { onInterrupt } from './interrupt.js'
import { askKafka, type WhichKafka } from './kafka.client.js'
import { refuseToReplace } from './output-file.store.js'
import { progressOf } from './progress.output.js'
import { count } from './replay-text.js'
import { savingTo, type SavingAsked } from './saved-watch.store.js'
import { Sequences } from './sequences.js'
import { correlationOf, sighting } from './sighting.js'
import type { Since, Until } from './since.js'
import { concerns, timeInId, type Subject } from './subject.js'
import { subjectAsked, type SubjectOptions } from './subject.option.js'
import { terminal } from './terminal.output.js'
import { topicsMeant } from './topic-names.js'
import { filtersOf } from './watch-filters.js'
import { WatchFlow, type Passing } from './watch-flow.js'
import { isStory, type WatchForm } from './watch-form.js'
import { showOf } from './watch-show.js'
import { Watchman, type Question, type Verdict } from './watch-verdict.js'

export interface Watching extends WhichKafka, SubjectOptions, Question, Omit<SavingAsked, 'save'> {
  readonly words: readonly string[]
  readonly since?: Since | undefined
  readonly until?: Until | undefined
  /** So many of each key of what is there. */
  readonly last?: number | undefined
  readonly as?: WatchForm | undefined
  /** Where what is shown is recorded. */
  readonly save?: string | undefined
}

/** A cause and its effect may be read in one millisecond from two topics: so long a line waits for an older one. */
const settle = 30
/** Where an order is looked for by its last characters, which do not say when it was placed. */
const lookBack = 3_600_000

/** Prints messages until a signal ends it, or what was asked about them is known. @throws Failure */
export async function watch({ words, as = 'table', ...asked }: Watching): Promise<void> {
  const { save, force = false } = asked
  if (save !== undefined) refuseToReplace(save, force, '--save')
  const system = await contractFor(asked)
  const names = topicsMeant(words, system.contract)
  const filters = filtersOf(asked, system.contract, names)
  const subject = subjectAsked(asked)
  const extent = extentOfWatch({ ...asked, as }, subject)
  const topics = filters.where && !asked.strict ? filters.where.topics : names
  const broker = { isAway: false }
  const following = await askKafka(asked, (brokers) =>
    tail({
      ...{ brokers, topics: topics.map((name) => system.prefix + name), ...extent, settle },
      decode: system.decode,
      interrupted: (broken) => {
        broker.isAway = broken
        terminal.note(broken ? 'Kafka does not answer; waiting for it ...' : 'Kafka is back.')
      },
    }),
  )
  const saving = save === undefined ? undefined : savingTo({ ...asked, save }, system, topics)
  const ending = endings(following, extent, asked.within)
  if (as === 'table' && extent.from === 'now') terminal.note(`Watching ${topics.length} topics; Ctrl-C ends it.`)
  const watchman = new Watchman(asked, filters)
  const sequences = new Sequences()
  const show = showOf(as, subject?.id ?? 'Messages', system, terminal)
  const passing = ({ tailed, seen }: Passing): void => {
    saving?.add(tailed)
    show.message(tailed, seen)
  }
  const flow = new WatchFlow(watchman, passing, asked.last)
  if (asked.last !== undefined && extent.to === undefined) whenCaughtUp(following, flow)
  const progress = asked.last !== undefined || isStory(as) ? progressOf('read', Number(following.ahead)) : undefined
  try {
    for await (const tailed of following) {
      progress?.add()
      if (extent.ends && tailed.at >= extent.ends) continue
      if (subject && !concerns(tailed, correlationOf(tailed, system), subject)) continue
      const seen = sighting(tailed, system, sequences)
      const input = filterInput(tailed, system)
      // What cannot be decoded cannot be asked about; it is shown whatever is filtered.
      if (filters.where && input && !filters.where.test(input) && !(asked.strict && seen.problem !== undefined))
        continue
      flow.message({ tailed, seen, input })
      if (flow.verdict) break
    }
    progress?.over()
    if (!ending.interrupted) flow.caughtUp()
  } finally {
    progress?.over()
    ending.off()
    await following.stop()
    if (saving) noteSaved(save, await saving.over())
  }
  show.over()
  // Nobody knows what came meanwhile: neither that something did not, nor that it did.
  const asks = [asked.expect, asked.absent, asked.strict].some((each) => each !== undefined)
  if (broker.isAway && asks && !flow.verdict && !ending.interrupted)
    throw new Failure(exitCodes.unreachable, 'Kafka does not answer, so what was asked cannot be told.')
  answer(flow.verdict ?? watchman.over(ending.interrupted))
}

function extentOfWatch({ since, until, last, as }: Omit<Watching, 'words'>, subject: Subject | undefined): Extent {
  const now = new Date()
  return extentOf(
    {
      since,
      // A story is told of what there is.
      until: until ?? (as !== undefined && isStory(as) ? 'now' : undefined),
      begins: subject && (timeInId(subject.id) ?? new Date(now.getTime() - lookBack)),
      all: last !== undefined,
    },
    now,
  )
}

/** What ends a watch besides its own messages. */
function endings(following: Tail<MessageContract>, { ends }: Extent, within: number | undefined) {
  const ending = { interrupted: false, off: (): void => undefined }
  const stop = (): void => void following.stop()
  const offs = [
    onInterrupt(() => {
      ending.interrupted = true
      stop()
    }),
    within === undefined ? undefined : alarm(new Date(Date.now() + within), stop),
    // What was sent until then may still be on its way; where Kafka is away it is over all the same.
    ends && alarm(ends, () => void following.reached().then(stop, stop)),
  ]
  ending.off = () => {
    for (const off of offs) off?.()
  }
  return ending
}

/** What was there has been read: the last of each key are shown, then what comes. */
function whenCaughtUp(following: Tail<MessageContract>, flow: WatchFlow): void {
  const goOn = (): void => {
    flow.caughtUp()
    if (flow.verdict) void following.stop()
  }
  void following.reached().then(goOn, goOn)
}

function noteSaved(file: string | undefined, { messages, lost }: { messages: number; lost: number }): void {
  const without = lost > 0 ? `; ${lost} that could not be are not in it` : ''
  terminal.note(`${count(messages, 'message')} recorded in ${file ?? ''}${without}.`)
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
