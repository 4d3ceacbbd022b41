import type { Client } from 'openapi-fetch'
import { answer } from './answer.js'
import type { paths } from './generated/openapi.js'
import { pages, type Pages } from './pages.js'
import { asking, type Reading } from './request-options.js'
import type * as schemas from './schemas.js'

/** What the merchant has with ParPay, and by which transactions. */
export const balance = (http: Client<paths, 'application/json'>) => ({
  /** One balance a currency. */
  get: (options: Reading = {}): Promise<schemas.Balance[]> => answer(http.GET('/v1/balance', asking({}, options))),

  /** Newest first. */
  transactions: (query: schemas.PageQuery = {}, options: Reading = {}): Pages<schemas.MerchantTransaction> =>
    pages((at) => answer(http.GET('/v1/transactions', asking({ query: { ...query, ...at } }, options)))),
})
