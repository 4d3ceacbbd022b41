import { z } from 'zod'
import { members } from './field.js'
import { Limit } from './page.js'
import { eventNumber } from './sse.js'

const notANumber = 'must be the number of an event, or 0'

/** Query of `GET /v1/events`. */
export const FeedQuery = members({
  after: z
    .string(notANumber)
    .refine((text) => eventNumber(text) !== undefined, notANumber)
    .meta({
      pattern: '^[0-9]{1,15}$',
      default: '0',
      description: 'Begin after this event: the `n` of the last one you have, or the `next` of a page.',
    })
    .transform(Number)
    .default(0),
  limit: Limit,
})
export type FeedQuery = z.infer<typeof FeedQuery>
