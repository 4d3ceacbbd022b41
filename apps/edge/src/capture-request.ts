import { z } from 'zod'
import { MAX_TOTAL, members, whole } from './field.js'

/** Body of `POST /v1/orders/{id}/capture`; it may be left out: then all that is left is captured. */
export const CaptureRequest = members({
  amount: whole(1, MAX_TOTAL).optional().meta({
    description: 'Minor units of the order’s currency; all that is left, unless given.',
    example: 1250,
  }),
  final: z
    .boolean('must be true or false')
    .optional()
    .meta({
      description:
        'Whether it is the last one: what is left of the authorisation is let go, and the order is completed. True ' +
        'without `amount`, false with one, unless given.',
    }),
}).prefault({})
export type CaptureRequest = z.infer<typeof CaptureRequest>
