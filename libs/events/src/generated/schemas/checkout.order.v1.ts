// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import type { SchemaVersion } from '../../avro-message.js'
export const OrderPlaced: readonly SchemaVersion[] = [
  {
    id: 5,
    schema: {
      type: 'record',
      name: 'OrderPlaced',
      namespace: 'checkout.order.v1',
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

export const OrderRejected: readonly SchemaVersion[] = [
  {
    id: 6,
    schema: {
      type: 'record',
      name: 'OrderRejected',
      namespace: 'checkout.order.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'code', type: 'string' },
        { name: 'detail', type: 'string' },
      ],
    },
  },
]

export const OrderConfirmed: readonly SchemaVersion[] = [
  {
    id: 7,
    schema: {
      type: 'record',
      name: 'OrderConfirmed',
      namespace: 'checkout.order.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'paymentId', type: 'string' },
        {
          name: 'capture',
          type: { type: 'enum', name: 'CaptureMode', symbols: ['unknown', 'automatic', 'manual'], default: 'unknown' },
        },
        { name: 'authorised', type: 'long' },
        { name: 'currency', type: 'string' },
      ],
    },
  },
]

export const OrderDeclined: readonly SchemaVersion[] = [
  {
    id: 8,
    schema: {
      type: 'record',
      name: 'OrderDeclined',
      namespace: 'checkout.order.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'paymentId', type: 'string' },
        { name: 'code', type: 'string' },
      ],
    },
  },
]

export const OrderExpired: readonly SchemaVersion[] = [
  {
    id: 9,
    schema: {
      type: 'record',
      name: 'OrderExpired',
      namespace: 'checkout.order.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        {
          name: 'reason',
          type: {
            type: 'enum',
            name: 'ExpiryReason',
            symbols: ['unknown', 'deadline', 'authorisation'],
            default: 'unknown',
          },
        },
      ],
    },
  },
]

export const OrderCancelled: readonly SchemaVersion[] = [
  {
    id: 10,
    schema: {
      type: 'record',
      name: 'OrderCancelled',
      namespace: 'checkout.order.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'reason', type: ['null', 'string'], default: null },
      ],
    },
  },
]

export const CancellationRejected: readonly SchemaVersion[] = [
  {
    id: 11,
    schema: {
      type: 'record',
      name: 'CancellationRejected',
      namespace: 'checkout.order.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'code', type: 'string' },
      ],
    },
  },
]

export const OrderCompleted: readonly SchemaVersion[] = [
  {
    id: 12,
    schema: {
      type: 'record',
      name: 'OrderCompleted',
      namespace: 'checkout.order.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'paymentId', type: 'string' },
        { name: 'captured', type: 'long' },
        { name: 'currency', type: 'string' },
      ],
    },
  },
]

export const CaptureApproved: readonly SchemaVersion[] = [
  {
    id: 29,
    schema: {
      type: 'record',
      name: 'CaptureApproved',
      namespace: 'checkout.order.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'paymentId', type: 'string' },
        { name: 'captureId', type: 'string' },
        { name: 'amount', type: 'long' },
        { name: 'currency', type: 'string' },
        { name: 'final', type: 'boolean' },
      ],
    },
  },
]

export const CaptureRejected: readonly SchemaVersion[] = [
  {
    id: 30,
    schema: {
      type: 'record',
      name: 'CaptureRejected',
      namespace: 'checkout.order.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'captureId', type: 'string' },
        { name: 'code', type: 'string' },
        { name: 'capturable', type: 'long' },
      ],
    },
  },
]

export const OrderCaptured: readonly SchemaVersion[] = [
  {
    id: 31,
    schema: {
      type: 'record',
      name: 'OrderCaptured',
      namespace: 'checkout.order.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'captureId', type: 'string' },
        { name: 'amount', type: 'long' },
        { name: 'captured', type: 'long' },
        { name: 'currency', type: 'string' },
      ],
    },
  },
]

export const CaptureFailed: readonly SchemaVersion[] = [
  {
    id: 32,
    schema: {
      type: 'record',
      name: 'CaptureFailed',
      namespace: 'checkout.order.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'captureId', type: 'string' },
        { name: 'code', type: 'string' },
      ],
    },
  },
]

export const RefundApproved: readonly SchemaVersion[] = [
  {
    id: 33,
    schema: {
      type: 'record',
      name: 'RefundApproved',
      namespace: 'checkout.order.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'paymentId', type: 'string' },
        { name: 'refundId', type: 'string' },
        { name: 'amount', type: 'long' },
        { name: 'currency', type: 'string' },
        { name: 'reason', type: ['null', 'string'], default: null },
      ],
    },
  },
]

export const RefundRejected: readonly SchemaVersion[] = [
  {
    id: 34,
    schema: {
      type: 'record',
      name: 'RefundRejected',
      namespace: 'checkout.order.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'refundId', type: 'string' },
        { name: 'code', type: 'string' },
        { name: 'refundable', type: 'long' },
      ],
    },
  },
]

export const OrderRefunded: readonly SchemaVersion[] = [
  {
    id: 35,
    schema: {
      type: 'record',
      name: 'OrderRefunded',
      namespace: 'checkout.order.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'refundId', type: 'string' },
        { name: 'amount', type: 'long' },
        { name: 'refunded', type: 'long' },
        { name: 'currency', type: 'string' },
      ],
    },
  },
]

export const RefundFailed: readonly SchemaVersion[] = [
  {
    id: 36,
    schema: {
      type: 'record',
      name: 'RefundFailed',
      namespace: 'checkout.order.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'orderId', type: 'string' },
        { name: 'refundId', type: 'string' },
        { name: 'code', type: 'string' },
      ],
    },
  },
]
