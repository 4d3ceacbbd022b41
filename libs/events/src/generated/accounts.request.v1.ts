// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import { AvroMessage } from '../avro-message.js'
import * as schemas from './schemas/accounts.request.v1.js'

/** A merchant asked for a shopper's account. */
export interface AccountOpeningRequested {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Account to open: TypeID `acc_`. */
  readonly accountId: string
  /** Currency of the account: ISO 4217, three capital letters. */
  readonly currency: string
}

/** {@link AccountOpeningRequested} on `accounts.request.v1`, keyed by `accountId`. */
export const AccountOpeningRequested = new AvroMessage<'AccountOpeningRequested', AccountOpeningRequested>({
  name: 'AccountOpeningRequested',
  topic: 'accounts.request.v1',
  key: 'accountId',
  versions: schemas.AccountOpeningRequested,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    currency: 'EUR',
  }),
})
