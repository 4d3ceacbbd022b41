import type { OutageName, ServiceName } from './outage.js'

/** What is done in one run. Times in milliseconds. */
export interface Plan {
  /** Before anything is measured, while processes compile what they run often. */
  readonly warmUp: number
  /** Orders a second. */
  readonly rate: number
  /** How long each part is away. */
  readonly away: number
  /** How long nothing is away, at first and after each absence. */
  readonly calm: number
  readonly outages: readonly OutageName[]
  /** Whose database `database` is. */
  readonly database: ServiceName
  readonly seed: number
}

/** What a part takes to stop, to start and to be caught up with, as measured: docs/isolation.md. Milliseconds. */
const RETURN_MS = 8_000

/** About how long it takes, milliseconds, without the start and the end of the system itself. */
export const duration = ({ warmUp, calm, away, outages }: Plan): number =>
  warmUp + calm + outages.length * (away + RETURN_MS + calm)
