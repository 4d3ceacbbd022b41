// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import type { SchemaVersion } from '../../avro-message.js'
export const PaymentMethodSubmitted: readonly SchemaVersion[] = [
  {
    id: 3,
    schema: {
      type: 'record',
      name: 'PaymentMethodSubmitted',
      namespace: 'payments.request.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'paymentMethodId', type: 'string' },
        { name: 'accountId', type: 'string' },
        { name: 'token', type: 'string' },
      ],
    },
  },
]

export const DepositRequested: readonly SchemaVersion[] = [
  {
    id: 23,
    schema: {
      type: 'record',
      name: 'DepositRequested',
      namespace: 'payments.request.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'paymentId', type: 'string' },
        { name: 'accountId', type: 'string' },
        { name: 'paymentMethodId', type: 'string' },
        { name: 'amount', type: 'long' },
        { name: 'currency', type: 'string' },
      ],
    },
  },
]

export const PaymentMethodRemovalRequested: readonly SchemaVersion[] = [
  {
    id: 26,
    schema: {
      type: 'record',
      name: 'PaymentMethodRemovalRequested',
      namespace: 'payments.request.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'paymentMethodId', type: 'string' },
        { name: 'accountId', type: 'string' },
      ],
    },
  },
]
