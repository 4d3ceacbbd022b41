import type { Database } from '@parpay/messaging'
import type { Accepted } from './idempotency.js'
import type { Problem } from './problem.js'
import type { Submission } from './submission.js'

/** What controllers work with; also its injection token. */
export abstract class Desk {
  abstract readonly database: Database
  /** Takes a POST, or says why not; resolves when what it answers is durable. */
  abstract accept(submission: Submission): Promise<Accepted | Problem>
}
