import { z } from 'zod'

/** An idempotency key. */
export const Key = z.string().min(1).max(200)

/** What can be said beforehand of a payment. Attaching a payment method is none of it. */
export const ScriptedOperation = z.enum(['authorise', 'capture', 'void', 'refund'])
export type ScriptedOperation = z.infer<typeof ScriptedOperation>

/** What one operation on a payment is answered, in place of what its card would do. */
export const Step = z
  .strictObject({
    operation: ScriptedOperation,
    outcome: z.enum(['yes', 'no']),
    /** The request under this idempotency key alone; without it, the next that comes. */
    key: Key.optional(),
    /** Of a no. */
    code: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,99}$/)
      .optional(),
    /** Nothing is done until it is released. */
    held: z.boolean().optional(),
  })
  .refine(({ outcome, code }) => outcome === 'no' || code === undefined, { path: ['code'], error: 'only a no has one' })
export type Step = z.infer<typeof Step>

export const Script = z.strictObject({ steps: z.array(Step).max(1_000) })

/** Names a step: the `n`-th of its operation, from 1. */
export const Release = z.strictObject({ operation: ScriptedOperation, n: z.int().positive() })
export type Release = z.infer<typeof Release>

/** What a no says where the script names no code: what the test tokens say. */
export const usualCode: Readonly<Record<ScriptedOperation, string>> = {
  authorise: 'card_declined',
  capture: 'capture_refused',
  void: 'void_refused',
  refund: 'refund_refused',
}
