import { z } from 'zod'

export const parkedKey = z.object({
  topic: z.string(),
  key: z.string(),
  reason: z.enum(['poison', 'behind', 'gap', 'fork']),
  detail: z.string(),
  sequence: z.int(),
  missing: z.int().nullable(),
  type: z.string().nullable(),
  messageId: z.string().nullable(),
  correlationId: z.string().nullable(),
  partition: z.int(),
  offset: z.string(),
  time: z.string(),
  since: z.string(),
  messages: z.int(),
})
export type ParkedKey = z.infer<typeof parkedKey>

export const unreadableRecord = z.object({
  topic: z.string(),
  partition: z.int(),
  offset: z.string(),
  key: z.string().nullable(),
  detail: z.string(),
  since: z.string(),
})

/** What one instance of a service answers to `GET /admin/parked`. */
export const parkedList = z.object({
  service: z.string(),
  paused: z.string().nullable(),
  messages: z.int(),
  keys: z.array(parkedKey),
  unreadable: z.array(unreadableRecord),
})
export type ParkedList = z.infer<typeof parkedList>

export const obstacle = z.object({ reason: z.string(), sequence: z.int().optional(), detail: z.string() })

/** What became of a key, or of an unreadable record. */
export const redriven = z.object({
  topic: z.string(),
  key: z.string().nullable(),
  released: z.int(),
  obstacle: obstacle.nullable(),
})
export type Redriven = z.infer<typeof redriven> & { readonly service: string }

export const discarded = redriven.extend({ service: z.string(), discarded: z.string() })
export type Discarded = z.infer<typeof discarded>

/** The instances of one service share what is parked; each is paused for itself. */
export function byService(lists: readonly ParkedList[]): ParkedList[] {
  const services = new Map<string, ParkedList>()
  for (const list of lists) {
    const before = services.get(list.service)
    services.set(list.service, before ? { ...before, paused: before.paused ?? list.paused } : list)
  }
  return [...services.values()]
}
