import type { AnyMessageType } from '@parpay/events'
import type { MessageContract, Understood } from '@parpay/testkit'
import { contractFor } from '../src/contract.store.js'

/** ParPay, as its documents describe it. */
export const system = await contractFor()

/** A message as a tail delivers it: sample fields, those given instead of them, by its contract's key. */
export function sampled(
  type: AnyMessageType,
  fields: object = {},
  place: Partial<Pick<Understood<MessageContract>, 'at' | 'headers' | 'offset'>> = {},
): Understood<MessageContract> {
  const sample: unknown = type.sample(fields)
  const key = type.key(sample)
  const at = { topic: type.topic, partition: 0, offset: 0n, at: new Date(0), key, headers: {}, ...place }
  return { ...at, ...system.decode(type.topic, type.encode(sample)) }
}
