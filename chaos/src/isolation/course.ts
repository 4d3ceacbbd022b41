import type { OutageName, ServiceName } from './outage.js'

/** One order asked for, as its merchant saw it. All times here are milliseconds since the load began. */
export interface Asked {
  /** When it was to be sent. */
  readonly due: number
  /** From then to its answer: a load that comes late counts against us too. */
  readonly took: number
  /** null when it was refused, or not answered. */
  readonly order: string | null
  /** Why there is no order; null when there is one. */
  readonly why: string | null
}

/** How much later than asked the load's own event loop woke, at worst, in the time before `at`. */
export interface LoadDelay {
  readonly at: number
  readonly worst: number
}

/** The system, looked at from outside. null: it could not be seen. */
export interface Look {
  readonly at: number
  /** Orders in a terminal state, by checkout's own table. */
  readonly ended: number | null
  /** Messages each service has still to take or to publish, and calls it has still to make. */
  readonly backlog: PerService
  /** Messages ever written to the topics each service reads. */
  readonly written: PerService
}

/** null: not seen yet. */
export type PerService = Readonly<Record<ServiceName, number | null>>

/** One part taken away and given back. */
export interface Absence {
  readonly name: OutageName
  readonly title: string
  /** When it was told to stop, and when it was gone. */
  readonly stopped: number
  readonly away: number
  /** When it was told to start again. */
  readonly returned: number
  /** When it answered that it is ready. */
  readonly ready: number
  /** When nothing waited any more than it does undisturbed; null when that did not come. */
  readonly caughtUp: number | null
}

export interface Span {
  readonly from: number
  readonly to: number
}

/** Everything that was seen of one run. */
export interface Course {
  /** Orders a second that were asked for. */
  readonly rate: number
  readonly asked: readonly Asked[]
  readonly delays: readonly LoadDelay[]
  readonly looks: readonly Look[]
  /** When nothing was away and nothing was being caught up with. */
  readonly quiet: readonly Span[]
  readonly absences: readonly Absence[]
}

/** What is told while it happens, to be drawn. */
export interface Phase {
  readonly kind: 'warming up' | 'undisturbed' | 'stopping' | 'away' | 'catching up' | 'ending'
  /** What it is about, such as "payments"; empty where it is about nothing. */
  readonly title: string
  readonly since: number
  /** How long it is to take; undefined while nobody can tell. */
  readonly lasts?: number
}
