import { z } from 'zod'
import { Answer } from './operation.js'

/** One line of the log. The first eight fields are its public surface. */
export const Line = z.object({
  /** From 1, without gaps. */
  n: z.int().positive(),
  /** ISO 8601, when the operation was done. */
  at: z.string(),
  operation: z.enum(['attach', 'authorise', 'capture', 'void', 'refund', 'inquire']),
  /** Idempotency key; for an inquiry the key asked about. */
  key: z.string(),
  /** The caller's id of the payment; null where there is none. */
  payment: z.string().nullable(),
  /** Minor units; for a void what was released. */
  amount: z.int().nullable(),
  currency: z.string().nullable(),
  /** The answer's outcome; for an inquiry also `not_found`. */
  outcome: z.string(),
  /** The key was known: the earlier answer was given again and nothing was done. */
  repeat: z.literal(true).optional(),
  /** Of `declined` and `refused`. */
  code: z.string().optional(),
  /** Of `captured`: what was left is let go. */
  final: z.literal(true).optional(),
  /** What the simulator needs to continue from its log; only on lines that did something. */
  done: z
    .object({
      fingerprint: z.string(),
      answer: Answer,
      /** attach: the test token behind the method. */
      token: z.string().optional(),
      /** authorise: the method used. */
      method: z.string().optional(),
      /** pending: ISO 8601, when it is settled. */
      settles: z.string().optional(),
    })
    .optional(),
})
export type Line = z.infer<typeof Line>
