import { z } from 'zod'
import { members, text } from './field.js'

/** Body of `POST /v1/orders/{id}/cancel`; it may be left out. */
export const CancellationRequest = members({
  reason: text(200).optional().meta({ description: 'Why, in your own words; no personal data.' }),
}).prefault({})
export type CancellationRequest = z.infer<typeof CancellationRequest>
