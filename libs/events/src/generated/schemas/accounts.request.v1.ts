// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import type { SchemaVersion } from '../../avro-message.js'
export const AccountOpeningRequested: readonly SchemaVersion[] = [
  {
    id: 4,
    schema: {
      type: 'record',
      name: 'AccountOpeningRequested',
      namespace: 'accounts.request.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'accountId', type: 'string' },
        { name: 'currency', type: 'string' },
      ],
    },
  },
]

export const AccountFreezeRequested: readonly SchemaVersion[] = [
  {
    id: 27,
    schema: {
      type: 'record',
      name: 'AccountFreezeRequested',
      namespace: 'accounts.request.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'accountId', type: 'string' },
        { name: 'reason', type: ['null', 'string'], default: null },
      ],
    },
  },
]

export const AccountUnfreezeRequested: readonly SchemaVersion[] = [
  {
    id: 28,
    schema: {
      type: 'record',
      name: 'AccountUnfreezeRequested',
      namespace: 'accounts.request.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'accountId', type: 'string' },
        { name: 'reason', type: ['null', 'string'], default: null },
      ],
    },
  },
]
