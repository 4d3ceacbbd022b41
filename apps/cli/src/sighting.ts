import type { AnyMessageType } from '@parpay/events'
import type { Tailed } from '@parpay/testkit'
import { breachOf } from './breach.js'
import type { Sequences } from './sequences.js'
import { subjectOf } from './subject.js'
import { summary } from './summary.js'

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
export function sighting(tailed: Tailed<AnyMessageType>, sequences: Sequences): Sighting {
  const { at, headers, topic, key, type } = tailed
  const sequence = sequences.next(topic, key ?? '', Number(headers['ce_sequence']), headers['ce_id'] ?? '')
  const breach = type ? breachOf(tailed) : tailed.problem
  return {
    at,
    service: headers['ce_source']?.split('/').at(-1) ?? topic.split('.')[0] ?? topic,
    subject: subjectOf(tailed),
    type: type?.name ?? headers['ce_type'] ?? 'unknown',
    summary: summary(tailed.message),
    problem: breach ?? (typeof sequence === 'object' ? sequence.breach : undefined),
    again: sequence === 'again',
  }
}
