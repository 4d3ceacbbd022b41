import { z } from 'zod'

/** An event of a merchant's feed. `n` counts from 1 without gaps, per merchant. */
export interface MerchantEvent {
  readonly n: bigint
  readonly type: string
  readonly at: Date
  readonly subject: string
  /** Its number on the order's timeline. */
  readonly line: number | null
  readonly code: string | null
  readonly detail: string | null
}

/** An event as the API answers it, in a page or as the data of a server-sent event. */
export const EventView = z.strictObject({
  n: z.int().min(1).meta({ description: 'Counts from 1 without gaps, per merchant.' }),
  type: z.string().meta({ description: 'The message’s name; new ones may appear.', example: 'OrderPlaced' }),
  at: z.iso.datetime().meta({ description: 'When it happened, UTC. Not always in the order of `n`.' }),
  subject: z
    .string()
    .meta({ description: 'The id of what it happened to.', example: 'ord_01h455vb4pex5vsknk084sn02q' }),
  line: z.int().min(1).optional().meta({ description: 'For an order: `n` of the line on its timeline.' }),
  code: z.string().optional().meta({ description: 'Why, where the message says so.' }),
  detail: z.string().optional(),
})
export type EventView = z.infer<typeof EventView>

export const eventView = ({ n, type, at, subject, line, code, detail }: MerchantEvent): EventView => ({
  n: Number(n),
  type,
  at: at.toISOString(),
  subject,
  ...(line !== null && { line }),
  ...(code !== null && { code }),
  ...(detail !== null && { detail }),
})
