import type { Client } from 'openapi-fetch'
import { answer } from './answer.js'
import type { paths } from './generated/openapi.js'
import { asking, posted, type Reading, type Requesting } from './request-options.js'
import type * as schemas from './schemas.js'

/** Money from a payment method onto its shopper's wallet. */
export const deposits = (http: Client<paths, 'application/json'>) => ({
  /** Charges a payment method of the account; whether that succeeds, the deposit says later. */
  make: (account: string, body: schemas.DepositRequest, options: Requesting = {}): Promise<schemas.NewDeposit> =>
    answer(
      http.POST('/v1/accounts/{id}/deposits', {
        body,
        ...asking({ path: { id: account }, header: posted(options) }, options),
      }),
    ),

  get: (id: string, options: Reading = {}): Promise<schemas.Deposit> =>
    answer(http.GET('/v1/deposits/{id}', asking({ path: { id } }, options))),
})
