import { createHash } from 'node:crypto'
import { z } from 'zod'

/** What a caller asks for. `key` is its idempotency key; amounts are integers in minor units. */
export type Request =
  | { readonly operation: 'attach'; readonly key: string; readonly token: string }
  | {
      readonly operation: 'authorise'
      readonly key: string
      readonly payment: string
      readonly method: string
      readonly amount: number
      readonly currency: string
    }
  | {
      readonly operation: 'capture' | 'refund'
      readonly key: string
      readonly payment: string
      readonly amount: number
      readonly currency: string
    }
  | { readonly operation: 'void'; readonly key: string; readonly payment: string }

const amount = z.int()

/** Every way an operation ends. `declined` is the card's no, `refused` is the PSP's. */
export const Answer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('attached'),
    /** The PSP's name for the method: authorisations use it, the token is of no further use. */
    method: z.string(),
    kind: z.literal('card'),
    brand: z.string(),
    last4: z.string(),
    expires: z.string(),
  }),
  z.object({
    outcome: z.literal('authorised'),
    reference: z.string(),
    amount,
    currency: z.string(),
    expiresAt: z.string(),
  }),
  z.object({ outcome: z.literal('captured'), reference: z.string(), amount, captured: amount, currency: z.string() }),
  z.object({ outcome: z.literal('voided'), reference: z.string(), released: amount, currency: z.string() }),
  z.object({ outcome: z.literal('refunded'), reference: z.string(), amount, refunded: amount, currency: z.string() }),
  z.object({ outcome: z.literal('declined'), code: z.string() }),
  /** `captured`: with `already_captured`, how much was captured. */
  z.object({ outcome: z.literal('refused'), code: z.string(), captured: amount.optional() }),
])
export type Answer = z.infer<typeof Answer>

/** Two requests under one key are the same request when their fingerprints are equal. */
export const fingerprint = (request: Request): string =>
  createHash('sha256')
    .update(JSON.stringify({ ...request, key: undefined }))
    .digest('base64url')
