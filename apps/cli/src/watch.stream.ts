import { decode, topics as contract } from '@parpay/events'
import { tail } from '@parpay/testkit'
import { exitCodes, Failure } from './failure.js'
import { askKafka, topicPrefix, type WhichKafka } from './kafka.client.js'
import { Sequences } from './sequences.js'
import { sighting } from './sighting.js'
import { concerns, timeInId } from './subject.js'
import { terminal } from './terminal.output.js'
import { topicsNamed } from './topic-names.js'
import { watchJson } from './watch-json.js'
import { watchLine } from './watch-line.js'

export interface Watching extends WhichKafka {
  readonly words: readonly string[]
  readonly order?: string | undefined
  readonly since?: 'beginning' | Date | undefined
  readonly json?: boolean | undefined
}

/** A cause and its effect may be read in one millisecond from two topics: so long a line waits for an older one. */
const settle = 30
/** Where an order is looked for by its last characters, which do not say when it was placed. */
const lookBack = 3_600_000

/** Prints messages until a signal ends it. @throws Failure */
export async function watch({ words, order, json = false, ...where }: Watching): Promise<void> {
  const names = contract.map(({ name }) => name)
  const meant = topicsNamed(words, names)
  if ('unknown' in meant) {
    const unknown = meant.unknown.join(' and ')
    throw new Failure(exitCodes.usage, `No topic is or begins with ${unknown}: there are ${names.join(', ')}.`)
  }
  const from = where.since ?? (order === undefined ? 'now' : (timeInId(order) ?? new Date(Date.now() - lookBack)))
  const following = await askKafka(where, (brokers) =>
    tail({
      ...{ brokers, topics: meant.topics.map((name) => topicPrefix + name), from, settle },
      decode: (topic, bytes) => decode(topic.slice(topicPrefix.length), bytes),
      interrupted: (away) => {
        terminal.note(away ? 'Kafka does not answer; waiting for it ...' : 'Kafka is back.')
      },
    }),
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void following.stop())
  if (!json && from === 'now') terminal.note(`Watching ${meant.topics.length} topics; Ctrl-C ends it.`)
  const sequences = new Sequences()
  for await (const each of following) {
    if (order !== undefined && !concerns(each, order)) continue
    const seen = sighting(each, sequences)
    terminal.print(
      json ? watchJson(each, seen) : watchLine(seen, { paint: terminal.paint, columns: terminal.columns() }),
    )
  }
  await following.stop()
}
