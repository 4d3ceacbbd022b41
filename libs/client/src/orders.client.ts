import type { Client } from 'openapi-fetch'
import { answer } from './answer.js'
import type { paths } from './generated/openapi.js'
import { pages, type Pages } from './pages.js'
import { asking, posted, type Reading, type Requesting } from './request-options.js'
import type { CancellationRequest, Order, OrderQuery, OrderRequest } from './schemas.js'

/** Orders. */
export const orders = (http: Client<paths>) => ({
  /** Places an order: accepted durably, decided later unless `wait` says to wait for it. */
  place: (body: OrderRequest, options: Requesting = {}): Promise<Order> =>
    answer(http.POST('/v1/orders', { body, ...asking({ header: posted(options) }, options) })),

  get: (id: string, options: Reading = {}): Promise<Order> =>
    answer(http.GET('/v1/orders/{id}', asking({ path: { id } }, options))),

  /** Newest first. */
  list: (query: OrderQuery = {}, options: Reading = {}): Pages<Order> =>
    pages((at) => answer(http.GET('/v1/orders', asking({ query: { ...query, ...at } }, options)))),

  /** Asks for the end of an order; whether it came in time shows on the order. */
  cancel: (id: string, body: CancellationRequest = {}, options: Requesting = {}): Promise<Order> =>
    answer(
      http.POST('/v1/orders/{id}/cancel', { body, ...asking({ path: { id }, header: posted(options) }, options) }),
    ),
})
