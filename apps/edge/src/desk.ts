import type { IdPrefix } from '@parpay/events'
import type { Database } from '@parpay/messaging'
import type { EventStreams } from './event-streams.server.js'
import type { Accepted } from './idempotency.js'
import type { OrderWaits } from './order-waits.server.js'
import type { Problem } from './problem.js'
import type { Submission } from './submission.js'

/** What controllers work with; also its injection token. */
export abstract class Desk {
  abstract readonly database: Database
  /** Takes a POST, or says why not; resolves when what it answers is durable. */
  abstract accept(submission: Submission): Promise<Accepted | Problem>
  /** The id of a new thing, with the time it is made in it by the system's clock. */
  abstract newId(prefix: IdPrefix): string
  /** Requests that wait for an order to end. */
  abstract readonly waits: OrderWaits
  /** Streams of orders' timelines; a position is an order's id and a line's `n`. */
  abstract readonly timelines: EventStreams
  /** Streams of merchants' feeds; a position is a merchant's id and an event's `n`. */
  abstract readonly feeds: EventStreams
}
