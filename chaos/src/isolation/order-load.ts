import { z } from 'zod'

/** What the thread that places orders is told. */
export const LoadSettings = z.object({
  edge: z.string(),
  apiKey: z.string(),
  account: z.string(),
  paymentMethod: z.string(),
  /** Orders a second. */
  rate: z.number().positive(),
  /** Every order carries it. */
  reference: z.string(),
  seed: z.int(),
  /** When the load began, in milliseconds since 1970: every time it tells is since then. */
  began: z.number(),
})
export type LoadSettings = z.infer<typeof LoadSettings>

/** What the thread tells, several times a second. */
export const LoadReport = z.object({
  at: z.number(),
  asked: z.array(
    z.object({ due: z.number(), took: z.number(), order: z.string().nullable(), why: z.string().nullable() }),
  ),
  /** Milliseconds: the worst delay of its event loop since the last report. */
  worst: z.number(),
  /** It was told to stop, and every order is answered. */
  over: z.boolean(),
})
export type LoadReport = z.infer<typeof LoadReport>
