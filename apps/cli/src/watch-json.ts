import type { AnyMessageType } from '@parpay/events'
import type { Tailed } from '@parpay/testkit'
import type { Sighting } from './sighting.js'

/**
 * One message as one line of JSON: where it lay, its key and headers, its type and fields. 64-bit integers are strings,
 * what the contract marks secret is stars.
 */
export function watchJson(tailed: Tailed<AnyMessageType>, { problem, service }: Sighting): string {
  const { topic, partition, offset, at, key, headers, type, message } = tailed
  const secrets = new Set(type?.secrets)
  return JSON.stringify(
    {
      ...{ at: at.toISOString(), service, topic, partition, offset, key, type: type?.name ?? null, message },
      ...(problem !== undefined && { problem }),
      headers,
    },
    (field, value: unknown) => (secrets.has(field) ? '***' : typeof value === 'bigint' ? value.toString() : value),
  )
}
