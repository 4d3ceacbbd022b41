// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import { AvroMessage } from '../avro-message.js'
import * as schemas from './schemas/accounts.account.v1.js'

/** The account can be used. */
export interface AccountOpened {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Account: TypeID `acc_`. */
  readonly accountId: string
  /** Currency of the account: ISO 4217, three capital letters. */
  readonly currency: string
}

/** {@link AccountOpened} on `accounts.account.v1`, keyed by `accountId`. */
export const AccountOpened = new AvroMessage<'AccountOpened', AccountOpened>({
  name: 'AccountOpened',
  topic: 'accounts.account.v1',
  key: 'accountId',
  versions: schemas.AccountOpened,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    currency: 'EUR',
  }),
})
