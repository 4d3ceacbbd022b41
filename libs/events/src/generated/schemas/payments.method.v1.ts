// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import type { SchemaVersion } from '../../avro-message.js'
export const PaymentMethodAdded: readonly SchemaVersion[] = [
  {
    id: 13,
    schema: {
      type: 'record',
      name: 'PaymentMethodAdded',
      namespace: 'payments.method.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'paymentMethodId', type: 'string' },
        { name: 'accountId', type: 'string' },
        {
          name: 'kind',
          type: { type: 'enum', name: 'PaymentMethodKind', symbols: ['unknown', 'card'], default: 'unknown' },
        },
        { name: 'brand', type: ['null', 'string'], default: null },
        { name: 'last4', type: ['null', 'string'], default: null },
        { name: 'expires', type: ['null', 'string'], default: null },
      ],
    },
  },
]

export const PaymentMethodRejected: readonly SchemaVersion[] = [
  {
    id: 14,
    schema: {
      type: 'record',
      name: 'PaymentMethodRejected',
      namespace: 'payments.method.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'paymentMethodId', type: 'string' },
        { name: 'accountId', type: 'string' },
        { name: 'code', type: 'string' },
      ],
    },
  },
]

export const PaymentMethodRemoved: readonly SchemaVersion[] = [
  {
    id: 37,
    schema: {
      type: 'record',
      name: 'PaymentMethodRemoved',
      namespace: 'payments.method.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'paymentMethodId', type: 'string' },
        { name: 'accountId', type: 'string' },
      ],
    },
  },
]
