import type { Contract, SchemaId } from '../asyncapi/index.js'
import type { RecordedMessage } from '../recording/line.js'
import type { Recording } from '../recording/read.js'
import type { Faults, ReplayPlan } from './plan.js'

export interface PlanOptions {
  /** When the replay begins, by the system's clock. */
  readonly now: Date
  /** Names the run: the same text makes the same new ids, another one makes others. */
  readonly run: string
  /** This service alone: it is sent all that it receives, and what it sends is expected. */
  readonly only?: string
  /** Topics whose messages are inputs, instead of what the contract says. */
  readonly inputs?: readonly string[]
  /** Names of fields and headers whose values are no ids of this recording, such as `merchantId`: they stay everywhere. */
  readonly keep?: readonly string[]
  /** Names the outcome outside that an output waits for. The message is as it is expected, in new ids and times. */
  readonly hold?: (message: RecordedMessage) => string | undefined
  readonly faults?: Faults
  /** Avro values begin with a schema id, and these are the schemas; the newest (highest) id of a message is written. */
  readonly schemaIds?: readonly SchemaId[]
}

/**
 * Decides what a replay sends, in which order, and what must come out. Pure: equal arguments make an equal plan.
 *
 * @throws ReplayInvalid where there is nothing to send, or an input does not fit the contract
 */
export function planReplay(recording: Recording, contract: Contract, options: PlanOptions): ReplayPlan {
  throw new Error(`not built yet: ${recording.lines.length}, ${contract.topics.size}, ${options.run}`)
}
