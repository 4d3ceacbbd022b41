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
      readonly operation: 'capture'
      readonly key: string
      readonly payment: string
      readonly amount: number
      readonly currency: string
      /** Nothing more will be captured: what is left is let go. */
      readonly final?: boolean | undefined
    }
  | {
      readonly operation: 'refund'
      readonly key: string
      readonly payment: string
      readonly amount: number
      readonly currency: string
    }
  | { readonly operation: 'void'; readonly key: string; readonly payment: string }

const amount = z.int()

/** Every answer to an operation. `declined` is the card's no, `refused` is the PSP's, `pending` is none yet. */
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
  /** Settled later, on its own: one of the other answers takes its place. */
  z.object({ outcome: z.literal('pending') }),
  /** `captured`: with `already_captured`, how much was captured. */
  z.object({ outcome: z.literal('refused'), code: z.string(), captured: amount.optional() }),
])
export type Answer = z.infer<typeof Answer>

/** In this order, whatever the request's own: the log keeps fingerprints. */
const asked = ['operation', 'payment', 'token', 'amount', 'currency', 'method', 'final']

/** Two requests under one key are the same request when their fingerprints are equal. */
export const fingerprint = (request: Request): string =>
  createHash('sha256').update(JSON.stringify(request, asked)).digest('base64url')
