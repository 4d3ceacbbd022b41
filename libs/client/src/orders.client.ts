import type { Client } from 'openapi-fetch'
import { answer } from './answer.js'
import type { Follow, Following } from './following.client.js'
import type { paths } from './generated/openapi.js'
import { pages, type Pages } from './pages.js'
import { asking, posted, preferring, type Reading, type Requesting, type Waiting } from './request-options.js'
import type * as schemas from './schemas.js'

/** Orders. */
export const orders = (http: Client<paths, 'application/json'>, follow: Follow) => ({
  /** Places an order: accepted durably, decided later unless `wait` says to wait for it. */
  place: (body: schemas.OrderRequest, options: Requesting = {}): Promise<schemas.Order> =>
    answer(http.POST('/v1/orders', { body, ...asking({ header: posted(options) }, options) })),

  get: (id: string, options: Waiting = {}): Promise<schemas.Order> =>
    answer(http.GET('/v1/orders/{id}', asking({ path: { id }, header: preferring(options) }, options))),

  /** The lines of an order's timeline, as they are added; it goes on behind the order's end until it is left. */
  follow: (id: string, options: Following = {}): AsyncGenerator<schemas.TimelineLine> =>
    follow(`/v1/orders/${encodeURIComponent(id)}/events`, options),

  /** Newest first. */
  list: (query: schemas.OrderQuery = {}, options: Reading = {}): Pages<schemas.Order> =>
    pages((at) => answer(http.GET('/v1/orders', asking({ query: { ...query, ...at } }, options)))),

  /** Asks for the end of an order; whether it came in time shows on the order. */
  cancel: (id: string, body: schemas.CancellationRequest = {}, options: Requesting = {}): Promise<schemas.Order> =>
    answer(
      http.POST('/v1/orders/{id}/cancel', { body, ...asking({ path: { id }, header: posted(options) }, options) }),
    ),

  /**
   * Asks for part or all of what an order with `capture: 'manual'` has authorised; what became of it is in the order's
   * `captures`, this one the last. `wait` waits for its end.
   */
  capture: (id: string, body: schemas.CaptureRequest = {}, options: Requesting = {}): Promise<schemas.Order> =>
    answer(
      http.POST('/v1/orders/{id}/capture', { body, ...asking({ path: { id }, header: posted(options) }, options) }),
    ),

  /** Asks to give back part or all of what was captured; what became of it is in the order's `refunds`, under this id. */
  refund: (id: string, body: schemas.RefundRequest = {}, options: Requesting = {}): Promise<schemas.NewRefund> =>
    answer(
      http.POST('/v1/orders/{id}/refunds', { body, ...asking({ path: { id }, header: posted(options) }, options) }),
    ),
})
