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
