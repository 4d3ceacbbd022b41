import type { MessageContract, Tailed } from '@parpay/testkit'
import { presentable } from './presentable.js'
import { understood, type Sighting } from './sighting.js'

/**
 * One message as one line of JSON: where it lay, its key and headers, its type and fields. 64-bit integers are strings,
 * bytes base64, what the contract marks secret is stars.
 */
export function watchJson(tailed: Tailed<MessageContract>, { problem, service }: Sighting): string {
  const { topic, partition, offset, at, key, headers, type } = tailed
  const told = understood(tailed)
  const message = told && presentable(told.message, told.type)
  return JSON.stringify(
    {
      ...{ at: at.toISOString(), service, topic, partition, offset, key, type: type?.name ?? null, message },
      ...(problem !== undefined && { problem }),
      headers,
    },
    (_, value: unknown) => {
      if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
      return typeof value === 'bigint' ? value.toString() : value
    },
  )
}
