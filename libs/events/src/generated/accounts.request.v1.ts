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

/** A merchant asked that nothing more be paid from a shopper's account. */
export interface AccountFreezeRequested {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Account: TypeID `acc_`. */
  readonly accountId: string
  /** Why, in the merchant's words. May hold personal data. */
  readonly reason: string | null
}

/** {@link AccountFreezeRequested} on `accounts.request.v1`, keyed by `accountId`. */
export const AccountFreezeRequested = new AvroMessage<'AccountFreezeRequested', AccountFreezeRequested>({
  name: 'AccountFreezeRequested',
  topic: 'accounts.request.v1',
  key: 'accountId',
  versions: schemas.AccountFreezeRequested,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    reason: null,
  }),
})

/** A merchant asked that a frozen account be usable again. */
export interface AccountUnfreezeRequested {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Account: TypeID `acc_`. */
  readonly accountId: string
  /** Why, in the merchant's words. May hold personal data. */
  readonly reason: string | null
}

/** {@link AccountUnfreezeRequested} on `accounts.request.v1`, keyed by `accountId`. */
export const AccountUnfreezeRequested = new AvroMessage<'AccountUnfreezeRequested', AccountUnfreezeRequested>({
  name: 'AccountUnfreezeRequested',
  topic: 'accounts.request.v1',
  key: 'accountId',
  versions: schemas.AccountUnfreezeRequested,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    reason: null,
  }),
})
