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
