// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import type { SchemaVersion } from '../../avro-message.js'
export const OrderSubmitted: readonly SchemaVersion[] = [
  {
    id: 1,
    schema: {
      type: 'record',
      name: 'OrderSubmitted',
      namespace: 'checkout.request.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'accountId', type: 'string' },
        {
          name: 'method',
          type: { type: 'enum', name: 'Method', symbols: ['unknown', 'card', 'wallet'], default: 'unknown' },
        },
        { name: 'paymentMethodId', type: ['null', 'string'], default: null },
        { name: 'currency', type: 'string' },
        { name: 'total', type: 'long' },
        {
          name: 'lines',
          type: {
            type: 'array',
            items: {
              type: 'record',
              name: 'Line',
              fields: [
                { name: 'sku', type: 'string' },
                { name: 'name', type: 'string' },
                { name: 'quantity', type: 'int' },
                { name: 'unitAmount', type: 'long' },
              ],
            },
          },
        },
        {
          name: 'capture',
          type: { type: 'enum', name: 'CaptureMode', symbols: ['unknown', 'automatic', 'manual'], default: 'unknown' },
        },
        { name: 'expiresAt', type: { type: 'long', logicalType: 'timestamp-millis' } },
        { name: 'reference', type: ['null', 'string'], default: null },
        { name: 'metadata', type: { type: 'map', values: 'string' } },
      ],
    },
  },
]

export const CancellationRequested: readonly SchemaVersion[] = [
  {
    id: 2,
    schema: {
      type: 'record',
      name: 'CancellationRequested',
      namespace: 'checkout.request.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'reason', type: ['null', 'string'], default: null },
      ],
    },
  },
]

export const CaptureRequested: readonly SchemaVersion[] = [
  {
    id: 24,
    schema: {
      type: 'record',
      name: 'CaptureRequested',
      namespace: 'checkout.request.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'captureId', type: 'string' },
        { name: 'amount', type: ['null', 'long'], default: null },
        { name: 'final', type: 'boolean' },
      ],
    },
  },
]

export const RefundRequested: readonly SchemaVersion[] = [
  {
    id: 25,
    schema: {
      type: 'record',
      name: 'RefundRequested',
      namespace: 'checkout.request.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'refundId', type: 'string' },
        { name: 'amount', type: ['null', 'long'], default: null },
        { name: 'reason', type: ['null', 'string'], default: null },
      ],
    },
  },
]
