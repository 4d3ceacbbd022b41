import { z } from 'zod'

/** Minor units as decimal text, since JSON has no bigint; exact as a JSON number, which is what the PSP takes. */
const amount = z
  .string()
  .regex(/^\d+$/)
  .refine((text) => Number.isSafeInteger(Number(text)), 'more than 2^53 - 1 minor units')

/**
 * What the PSP is to do, as it lies in an attempt's row. A token is in the row only until the PSP has answered; the row
 * is deleted with that.
 */
export const PspTask = z.discriminatedUnion('operation', [
  z.strictObject({ operation: z.literal('attach'), paymentMethodId: z.string(), token: z.string() }),
  z.strictObject({
    operation: z.literal('authorise'),
    paymentId: z.string(),
    /** The PSP's name for the payment method. */
    method: z.string(),
    amount,
    currency: z.string(),
  }),
  z.strictObject({ operation: z.literal('capture'), paymentId: z.string(), amount, currency: z.string() }),
  z.strictObject({ operation: z.literal('void'), paymentId: z.string() }),
  z.strictObject({ operation: z.literal('refund'), paymentId: z.string(), amount, currency: z.string() }),
])
export type PspTask = z.infer<typeof PspTask>
