import type { SystemStatus } from '@parpay/stack'
import { z } from 'zod'

/** A key whose messages are set aside at a service, or a record that could not be read. */
export interface ParkedMessage {
  readonly service: string
  readonly topic: string
  readonly key: string | null
  /** `poison`, `gap`, ...; libs/messaging/README.md says what they mean. */
  readonly reason: string
  /** In words. */
  readonly detail: string
}

const answersWithin = 20_000
const place = z.object({ topic: z.string(), key: z.string().nullable(), detail: z.string() })
const parkedList = z.object({
  service: z.string(),
  keys: z.array(place.extend({ reason: z.string() })),
  unreadable: z.array(place),
})

/**
 * What is parked at the services of a system: the first message of each key, which is in the way of the others.
 *
 * @throws Error naming a service that does not answer
 */
export async function parkedAt({ services }: SystemStatus, token: string): Promise<ParkedMessage[]> {
  const asked = services.filter(({ name, port }) => port !== null && name !== 'psp-simulator')
  const lists = await Promise.all(asked.map(({ name, port }) => ask(name, port ?? 0, token)))
  const seen = new Set<string>() // instances of one service share what is parked
  return lists.flatMap(({ service, keys, unreadable }) => {
    if (seen.has(service)) return []
    seen.add(service)
    const records = unreadable.map((record) => ({ ...record, reason: 'unreadable' }))
    return [...keys, ...records].map((each) => ({ service, ...each }))
  })
}

async function ask(name: string, port: number, token: string): Promise<z.infer<typeof parkedList>> {
  const response = await fetch(`http://127.0.0.1:${port}/admin/parked?limit=1000`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(answersWithin),
  }).catch((cause: unknown) => {
    throw new Error(`${name} does not tell what is parked: npx parpay status says whether it runs.`, { cause })
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${name} does not tell what is parked: it answered ${response.status}.`)
  return parkedList.parse(answer)
}
