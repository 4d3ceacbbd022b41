import type { Tailed } from '@parpay/testkit'
import type { Sighting } from './sighting.js'

/** One message as one line of JSON: where it lay, its key and headers, its type and fields; 64-bit integers as strings. */
export function watchJson(tailed: Tailed, { problem, service }: Sighting): string {
  const { topic, partition, offset, at, key, headers, type, message } = tailed
  return JSON.stringify(
    {
      ...{ at: at.toISOString(), service, topic, partition, offset, key, type: type?.name ?? null, message },
      ...(problem !== undefined && { problem }),
      headers,
    },
    (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
  )
}
