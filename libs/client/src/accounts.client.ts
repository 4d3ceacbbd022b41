import type { Client } from 'openapi-fetch'
import { answer } from './answer.js'
import type { paths } from './generated/openapi.js'
import { pages, type Pages } from './pages.js'
import { asking, posted, type Reading, type Requesting } from './request-options.js'
import type * as schemas from './schemas.js'

/** Shoppers' accounts, their payment methods, and what moved their balances. */
export const accounts = (http: Client<paths, 'application/json'>) => ({
  open: (body: schemas.AccountRequest, options: Requesting = {}): Promise<schemas.NewAccount> =>
    answer(http.POST('/v1/accounts', { body, ...asking({ header: posted(options) }, options) })),

  get: (id: string, options: Reading = {}): Promise<schemas.Account> =>
    answer(http.GET('/v1/accounts/{id}', asking({ path: { id } }, options))),

  /** Adds a payment method to an open account; the PSP confirms it later. */
  addPaymentMethod: (
    id: string,
    body: schemas.PaymentMethodRequest,
    options: Requesting = {},
  ): Promise<schemas.NewPaymentMethod> =>
    answer(
      http.POST('/v1/accounts/{id}/payment-methods', {
        body,
        ...asking({ path: { id }, header: posted(options) }, options),
      }),
    ),

  /** Newest first. */
  paymentMethods: (id: string, query: schemas.PageQuery = {}, options: Reading = {}): Pages<schemas.PaymentMethod> =>
    pages((at) =>
      answer(
        http.GET('/v1/accounts/{id}/payment-methods', asking({ path: { id }, query: { ...query, ...at } }, options)),
      ),
    ),

  /** Removes a payment method for whatever is new; harmless where it is removed already. */
  removePaymentMethod: (id: string, method: string, options: Reading = {}): Promise<schemas.PaymentMethodStatus> =>
    answer(http.DELETE('/v1/accounts/{id}/payment-methods/{pm}', asking({ path: { id, pm: method } }, options))),

  /** New orders and deposits of the account are declined from then on. */
  freeze: (id: string, body: schemas.FreezeRequest = {}, options: Requesting = {}): Promise<schemas.AccountStatus> =>
    answer(
      http.POST('/v1/accounts/{id}/freeze', { body, ...asking({ path: { id }, header: posted(options) }, options) }),
    ),

  unfreeze: (id: string, body: schemas.FreezeRequest = {}, options: Requesting = {}): Promise<schemas.AccountStatus> =>
    answer(
      http.POST('/v1/accounts/{id}/unfreeze', { body, ...asking({ path: { id }, header: posted(options) }, options) }),
    ),

  /** Newest first. */
  transactions: (id: string, query: schemas.PageQuery = {}, options: Reading = {}): Pages<schemas.Transaction> =>
    pages((at) =>
      answer(http.GET('/v1/accounts/{id}/transactions', asking({ path: { id }, query: { ...query, ...at } }, options))),
    ),
})
