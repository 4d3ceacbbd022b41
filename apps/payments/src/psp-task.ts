import { z } from 'zod'

/** Minor units as decimal text, since JSON has no bigint; exact as a JSON number, which is what the PSP takes. */
const amount = z
  .string()
  .regex(/^\d+$/)
  .refine((text) => Number.isSafeInteger(Number(text)), 'more than 2^53 - 1 minor units')

const money = { paymentId: z.string(), amount, currency: z.string() }

/**
 * What the PSP is to do, as it lies in an attempt's row. A token is in the row only until the PSP has answered; the row
 * is deleted with that.
 */
export const PspTask = z.discriminatedUnion('operation', [
  z.strictObject({ operation: z.literal('attach'), paymentMethodId: z.string(), token: z.string() }),
  z.strictObject({
    operation: z.literal('authorise'),
    ...money,
    /** The PSP's name for the payment method. */
    method: z.string(),
  }),
  z.strictObject({
    operation: z.literal('capture'),
    ...money,
    captureId: z.string(),
    /** Nothing is captured after it: the PSP lets go of the rest. */
    final: z.boolean(),
  }),
  z.strictObject({
    operation: z.literal('void'),
    /** What was authorised. */
    ...money,
    /** How much of it is known to be captured. */
    captured: amount,
  }),
  z.strictObject({
    operation: z.literal('refund'),
    ...money,
    refundId: z.string(),
    /** `late_capture`: nobody asked for it, since nobody wanted what was captured. */
    reason: z.enum(['requested', 'late_capture']),
  }),
])
export type PspTask = z.infer<typeof PspTask>
