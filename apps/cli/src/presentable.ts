import { withoutSecrets, type MessageContract, type Value } from '@parpay/testkit'
import { withTimes } from './times.js'

/** A message's value as a person may see it: what the contract marks secret is stars, Avro's times are ISO 8601. */
export function presentable(message: Value, { payload, encoding }: MessageContract): Value {
  const shown = withoutSecrets(message, payload)
  return encoding.kind === 'avro' ? withTimes(shown, encoding.schema) : shown
}
