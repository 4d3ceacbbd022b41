import { z } from 'zod'

/**
 * What a PSP tells of an operation it has settled: the idempotency key, and what only the PSP's answer to an inquiry
 * would make true. Whatever else it sends is left alone.
 */
export const PspNotification = z.object({ key: z.string().min(1).max(200) })
export type PspNotification = z.infer<typeof PspNotification>
