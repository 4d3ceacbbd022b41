import type { RecordedMessage } from '@parpay/testkit'
import { uuidOf } from './recorded.js'

/** Nobody who decides about a payment reads it. */
const readByNobody = 'accounts.ledger.v1'

/**
 * The outcomes that something overtook, and what did: a message about the same order or payment lies between what caused the outcome
 * and the outcome itself, as a cancellation does that comes while the money is being taken.
 */
export function overtaken(
  messages: readonly RecordedMessage[],
): ReadonlyMap<RecordedMessage, readonly RecordedMessage[]> {
  const flows = new Map<string, RecordedMessage[]>()
  for (const message of messages) {
    if (message.key === null || message.topic === readByNobody) continue
    const uuid = uuidOf(message.key)
    const flow = flows.get(uuid) ?? []
    flows.set(uuid, flow)
    flow.push(message)
  }
  const found = new Map<RecordedMessage, readonly RecordedMessage[]>()
  for (const flow of flows.values())
    for (const [at, message] of flow.entries()) {
      const began = beganAt(flow, message, at)
      if (began !== undefined && at - began > 1) found.set(message, flow.slice(began + 1, at))
    }
  return found
}

/**
 * Where the work began that a message is the outcome of: at its cause, or at an earlier outcome of the same cause. A void
 * that an authorisation led to has the cause of the authorisation.
 */
function beganAt(flow: readonly RecordedMessage[], message: RecordedMessage, at: number): number | undefined {
  const cause = message.headers['ce_causationid']
  if (cause === undefined) return undefined
  const began = flow.findLastIndex(
    ({ topic, headers }, index) =>
      index < at && (headers['ce_id'] === cause || (topic === message.topic && headers['ce_causationid'] === cause)),
  )
  return began < 0 ? undefined : began
}
