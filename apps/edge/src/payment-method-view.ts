import { z } from 'zod'

/** A payment method as the edge knows it: never its token. */
export interface PaymentMethod {
  readonly id: string
  readonly accountId: string
  readonly merchantId: string
  readonly status: 'pending' | 'active' | 'rejected' | 'removed'
  readonly kind: string | null
  readonly brand: string | null
  readonly last4: string | null
  readonly expires: string | null
  /** Why the PSP refused it. */
  readonly code: string | null
}

/** A payment method as the API answers it. */
export const PaymentMethodView = z.strictObject({
  id: z.string().meta({ example: 'pm_01h455vb4pex5vsknk084sn02q' }),
  status: z.enum(['pending', 'active', 'rejected', 'removed']),
  kind: z.string().nullable().meta({ example: 'card' }),
  brand: z.string().nullable().meta({ example: 'visa' }),
  last4: z.string().nullable().meta({ example: '4242' }),
  expires: z.string().nullable(),
  decline: z.strictObject({ code: z.string().meta({ example: 'expired_card' }) }).optional(),
})
export type PaymentMethodView = z.infer<typeof PaymentMethodView>

/** What the DELETE of a payment method answers. */
export const PaymentMethodStatusView = z.strictObject({
  id: z.string().meta({ example: 'pm_01h455vb4pex5vsknk084sn02q' }),
  status: z.enum(['pending', 'active', 'rejected', 'removed']).meta({
    description: 'As it is now; the removal shows a moment later.',
  }),
})

/** What the POST of a payment method answers. */
export const NewPaymentMethodView = z.strictObject({
  id: z.string().meta({ example: 'pm_01h455vb4pex5vsknk084sn02q' }),
  status: z.literal('pending'),
})

export const paymentMethodView = ({
  id,
  status,
  kind,
  brand,
  last4,
  expires,
  code,
}: PaymentMethod): PaymentMethodView => ({
  id,
  status,
  kind,
  brand,
  last4,
  expires,
  ...(code !== null && { decline: { code } }),
})
