import { z } from 'zod'
import { members, text } from './field.js'

/** Body of `POST /v1/accounts/{id}/freeze` and `/unfreeze`; it may be left out. */
export const FreezeRequest = members({
  reason: text(200).optional().meta({ description: 'Why, in your own words; no personal data.' }),
}).prefault({})
export type FreezeRequest = z.infer<typeof FreezeRequest>
