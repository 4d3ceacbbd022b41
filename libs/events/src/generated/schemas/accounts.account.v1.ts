// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import type { SchemaVersion } from '../../avro-message.js'
export const AccountOpened: readonly SchemaVersion[] = [
  {
    id: 21,
    schema: {
      type: 'record',
      name: 'AccountOpened',
      namespace: 'accounts.account.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'accountId', type: 'string' },
        { name: 'currency', type: 'string' },
      ],
    },
  },
]

export const AccountFrozen: readonly SchemaVersion[] = [
  {
    id: 39,
    schema: {
      type: 'record',
      name: 'AccountFrozen',
      namespace: 'accounts.account.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'accountId', type: 'string' },
        { name: 'reason', type: ['null', 'string'], default: null },
      ],
    },
  },
]

export const AccountUnfrozen: readonly SchemaVersion[] = [
  {
    id: 40,
    schema: {
      type: 'record',
      name: 'AccountUnfrozen',
      namespace: 'accounts.account.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'accountId', type: 'string' },
        { name: 'reason', type: ['null', 'string'], default: null },
      ],
    },
  },
]
