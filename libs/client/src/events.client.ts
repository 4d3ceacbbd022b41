import type { Client } from 'openapi-fetch'
import { answer } from './answer.js'
import type { Follow, Following } from './following.client.js'
import type { paths } from './generated/openapi.js'
import { pages, type Pages } from './pages.js'
import { asking } from './request-options.js'
import type { Event } from './schemas.js'

/** Everything that happened to what the merchant has, in one order that never changes. */
export const events = (http: Client<paths, 'application/json'>, follow: Follow) => ({
  /** Oldest first, up to now. */
  list: ({ after, limit, ...options }: Following & { readonly limit?: number } = {}): Pages<Event> =>
    pages(({ cursor = after?.toString() }) =>
      answer(
        http.GET('/v1/events', {
          ...asking({ query: { ...(cursor !== undefined && { after: cursor }), ...(limit && { limit }) } }, options),
        }),
      ),
    ),

  /** The same, and then what happens from now on, until it is left. Keep the last `n` to go on after a restart. */
  follow: (options: Following = {}): AsyncGenerator<Event> => follow('/v1/events', options),
})
