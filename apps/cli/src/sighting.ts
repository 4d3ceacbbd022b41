import { isValue, type MessageContract, type StoryMessage, type Tailed } from '@parpay/testkit'
import { breachOf } from './breach.js'
import { bareTopic, topicIn, type DescribedSystem } from './described-system.js'
import type { Sequences } from './sequences.js'
import { subjectOf } from './subject.js'
import { presentable } from './presentable.js'
import { fieldsSummary, summary } from './summary.js'

/** A message as `watch` shows it. */
export interface Sighting {
  readonly at: Date
  readonly service: string
  readonly subject: string
  readonly type: string
  readonly summary: string
  /** How it breaks its contract. */
  readonly problem?: string | undefined
  /** Its sequence number was seen before: a repetition after a crash, which readers drop. */
  readonly again: boolean
}

/** What there is to see of a record; `sequences` remembers what came before it. */
export function sighting(tailed: Tailed<MessageContract>, system: DescribedSystem, sequences: Sequences): Sighting {
  const { at, headers, topic, type } = tailed
  const told = understood(tailed)
  const sequence = isCounted(system, topic) ? sequenceOf(tailed, sequences) : undefined
  const breach = type ? breachOf(tailed, system.contract) : tailed.problem
  return {
    at,
    service: serviceOf(tailed, told, system),
    subject: subjectOf(tailed, correlationOf(tailed, system)),
    type: type?.name ?? headers['ce_type'] ?? 'unknown',
    summary: told ? wordsOf(told, system) : '',
    problem: breach ?? (typeof sequence === 'object' ? sequence.breach : undefined),
    again: sequence === 'again',
  }
}

/** A message that decoded, its value as it came. */
export interface Told extends StoryMessage {
  readonly type: MessageContract
}

/** What a record belongs to; for one that did not decode what CloudEvents' header says. */
export function correlationOf(tailed: Tailed<MessageContract>, { links }: DescribedSystem): string | undefined {
  const told = understood(tailed)
  return told ? links.correlation(told) : tailed.headers['ce_correlationid']
}

/** Undefined for a record that did not decode. */
export function understood(tailed: Tailed<MessageContract>): Told | undefined {
  if (tailed.problem !== undefined || !isValue(tailed.message)) return undefined
  const { message, ...place } = tailed
  return { ...place, message }
}

const wordsOf = ({ message, type, key }: Told, { own }: DescribedSystem): string =>
  own ? summary(message) : fieldsSummary(presentable(message, type), key)

/** Who the message says it is from, else who alone may send it, else what its topic begins with. */
function serviceOf({ headers, topic }: Tailed, told: StoryMessage | undefined, system: DescribedSystem): string {
  const bare = bareTopic(system, topic)
  const sender = told && system.links.sender(told)
  return headers['ce_source']?.split('/').at(-1) ?? sender ?? bare.split('.')[0] ?? bare
}

function sequenceOf({ topic, key, headers }: Tailed, sequences: Sequences) {
  const number = Number(headers['ce_sequence'])
  return Number.isNaN(number) ? undefined : sequences.next(topic, key ?? '', number, headers['ce_id'] ?? '')
}

/** Whether messages of this topic are counted, each key for itself. */
function isCounted(system: DescribedSystem, topic: string): boolean {
  const messages = topicIn(system, topic)?.messages.values() ?? []
  return [...messages].some(({ headers }) => headers.kind === 'record' && Object.hasOwn(headers.fields, 'ce_sequence'))
}
