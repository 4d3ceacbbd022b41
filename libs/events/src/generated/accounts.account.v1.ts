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

/** Nothing more is paid from the account; what is under way goes on. */
export interface AccountFrozen {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Account: TypeID `acc_`. */
  readonly accountId: string
  /** Why, in the merchant's words. May hold personal data. */
  readonly reason: string | null
}

/** {@link AccountFrozen} on `accounts.account.v1`, keyed by `accountId`. */
export const AccountFrozen = new AvroMessage<'AccountFrozen', AccountFrozen>({
  name: 'AccountFrozen',
  topic: 'accounts.account.v1',
  key: 'accountId',
  versions: schemas.AccountFrozen,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    reason: null,
  }),
})

/** The account can be used again. */
export interface AccountUnfrozen {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Account: TypeID `acc_`. */
  readonly accountId: string
  /** Why, in the merchant's words. May hold personal data. */
  readonly reason: string | null
}

/** {@link AccountUnfrozen} on `accounts.account.v1`, keyed by `accountId`. */
export const AccountUnfrozen = new AvroMessage<'AccountUnfrozen', AccountUnfrozen>({
  name: 'AccountUnfrozen',
  topic: 'accounts.account.v1',
  key: 'accountId',
  versions: schemas.AccountUnfrozen,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    reason: null,
  }),
})
