// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import type { SchemaVersion } from '../../avro-message.js'
export const TransactionPosted: readonly SchemaVersion[] = [
  {
    id: 22,
    schema: {
      type: 'record',
      name: 'TransactionPosted',
      namespace: 'accounts.ledger.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'transactionId', type: 'string' },
        {
          name: 'kind',
          type: {
            type: 'enum',
            name: 'TransactionKind',
            symbols: [
              'unknown',
              'capture',
              'refund',
              'deposit',
              'payout',
              'payout_return',
              'dispute',
              'dispute_won',
              'dispute_lost',
            ],
            default: 'unknown',
          },
        },
        { name: 'subject', type: 'string' },
        { name: 'orderId', type: ['null', 'string'], default: null },
        { name: 'paymentId', type: ['null', 'string'], default: null },
        { name: 'accountId', type: ['null', 'string'], default: null },
        { name: 'currency', type: 'string' },
        {
          name: 'entries',
          type: {
            type: 'array',
            items: {
              type: 'record',
              name: 'Entry',
              fields: [
                { name: 'ledgerAccount', type: 'string' },
                { name: 'amount', type: 'long' },
              ],
            },
          },
        },
        { name: 'availableAt', type: ['null', { type: 'long', logicalType: 'timestamp-millis' }], default: null },
      ],
    },
  },
]
