// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import type { SchemaVersion } from '../../avro-message.js'
export const PaymentAuthorised: readonly SchemaVersion[] = [
  {
    id: 15,
    schema: {
      type: 'record',
      name: 'PaymentAuthorised',
      namespace: 'payments.payment.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'paymentId', type: 'string' },
        { name: 'orderId', type: ['null', 'string'], default: null },
        {
          name: 'purpose',
          type: { type: 'enum', name: 'Purpose', symbols: ['unknown', 'order', 'deposit'], default: 'unknown' },
        },
        { name: 'accountId', type: 'string' },
        {
          name: 'method',
          type: { type: 'enum', name: 'Method', symbols: ['unknown', 'card', 'wallet'], default: 'unknown' },
        },
        { name: 'currency', type: 'string' },
        { name: 'amount', type: 'long' },
        { name: 'expiresAt', type: ['null', { type: 'long', logicalType: 'timestamp-millis' }], default: null },
        { name: 'pspReference', type: ['null', 'string'], default: null },
      ],
    },
  },
]

export const PaymentDeclined: readonly SchemaVersion[] = [
  {
    id: 16,
    schema: {
      type: 'record',
      name: 'PaymentDeclined',
      namespace: 'payments.payment.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'paymentId', type: 'string' },
        { name: 'orderId', type: ['null', 'string'], default: null },
        {
          name: 'purpose',
          type: { type: 'enum', name: 'Purpose', symbols: ['unknown', 'order', 'deposit'], default: 'unknown' },
        },
        { name: 'accountId', type: 'string' },
        {
          name: 'method',
          type: { type: 'enum', name: 'Method', symbols: ['unknown', 'card', 'wallet'], default: 'unknown' },
        },
        { name: 'currency', type: 'string' },
        { name: 'amount', type: 'long' },
        { name: 'code', type: 'string' },
      ],
    },
  },
]

export const PaymentCaptured: readonly SchemaVersion[] = [
  {
    id: 17,
    schema: {
      type: 'record',
      name: 'PaymentCaptured',
      namespace: 'payments.payment.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'paymentId', type: 'string' },
        { name: 'orderId', type: ['null', 'string'], default: null },
        {
          name: 'purpose',
          type: { type: 'enum', name: 'Purpose', symbols: ['unknown', 'order', 'deposit'], default: 'unknown' },
        },
        { name: 'accountId', type: 'string' },
        {
          name: 'method',
          type: { type: 'enum', name: 'Method', symbols: ['unknown', 'card', 'wallet'], default: 'unknown' },
        },
        { name: 'currency', type: 'string' },
        { name: 'captureId', type: 'string' },
        { name: 'amount', type: 'long' },
        { name: 'captured', type: 'long' },
        { name: 'final', type: 'boolean' },
        { name: 'fee', type: 'long' },
        { name: 'availableAt', type: { type: 'long', logicalType: 'timestamp-millis' } },
        { name: 'pspReference', type: ['null', 'string'], default: null },
      ],
    },
  },
]

export const PaymentCaptureFailed: readonly SchemaVersion[] = [
  {
    id: 18,
    schema: {
      type: 'record',
      name: 'PaymentCaptureFailed',
      namespace: 'payments.payment.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'paymentId', type: 'string' },
        { name: 'orderId', type: ['null', 'string'], default: null },
        {
          name: 'purpose',
          type: { type: 'enum', name: 'Purpose', symbols: ['unknown', 'order', 'deposit'], default: 'unknown' },
        },
        { name: 'accountId', type: 'string' },
        {
          name: 'method',
          type: { type: 'enum', name: 'Method', symbols: ['unknown', 'card', 'wallet'], default: 'unknown' },
        },
        { name: 'currency', type: 'string' },
        { name: 'captureId', type: 'string' },
        { name: 'amount', type: 'long' },
        { name: 'code', type: 'string' },
      ],
    },
  },
]

export const PaymentVoided: readonly SchemaVersion[] = [
  {
    id: 19,
    schema: {
      type: 'record',
      name: 'PaymentVoided',
      namespace: 'payments.payment.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'paymentId', type: 'string' },
        { name: 'orderId', type: ['null', 'string'], default: null },
        {
          name: 'purpose',
          type: { type: 'enum', name: 'Purpose', symbols: ['unknown', 'order', 'deposit'], default: 'unknown' },
        },
        { name: 'accountId', type: 'string' },
        {
          name: 'method',
          type: { type: 'enum', name: 'Method', symbols: ['unknown', 'card', 'wallet'], default: 'unknown' },
        },
        { name: 'currency', type: 'string' },
        { name: 'released', type: 'long' },
        {
          name: 'reason',
          type: {
            type: 'enum',
            name: 'VoidReason',
            symbols: ['unknown', 'cancelled', 'expired', 'declined', 'authorisation_expired'],
            default: 'unknown',
          },
        },
      ],
    },
  },
]

export const PaymentRefunded: readonly SchemaVersion[] = [
  {
    id: 20,
    schema: {
      type: 'record',
      name: 'PaymentRefunded',
      namespace: 'payments.payment.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'paymentId', type: 'string' },
        { name: 'orderId', type: ['null', 'string'], default: null },
        {
          name: 'purpose',
          type: { type: 'enum', name: 'Purpose', symbols: ['unknown', 'order', 'deposit'], default: 'unknown' },
        },
        { name: 'accountId', type: 'string' },
        {
          name: 'method',
          type: { type: 'enum', name: 'Method', symbols: ['unknown', 'card', 'wallet'], default: 'unknown' },
        },
        { name: 'currency', type: 'string' },
        { name: 'refundId', type: 'string' },
        { name: 'amount', type: 'long' },
        { name: 'refunded', type: 'long' },
        { name: 'feeReturned', type: 'long' },
        {
          name: 'reason',
          type: {
            type: 'enum',
            name: 'RefundReason',
            symbols: ['unknown', 'requested', 'late_capture'],
            default: 'unknown',
          },
        },
      ],
    },
  },
]

export const PaymentRefundFailed: readonly SchemaVersion[] = [
  {
    id: 38,
    schema: {
      type: 'record',
      name: 'PaymentRefundFailed',
      namespace: 'payments.payment.v1',
      fields: [
        { name: 'merchantId', type: 'string' },
        { name: 'paymentId', type: 'string' },
        { name: 'orderId', type: ['null', 'string'], default: null },
        {
          name: 'purpose',
          type: { type: 'enum', name: 'Purpose', symbols: ['unknown', 'order', 'deposit'], default: 'unknown' },
        },
        { name: 'accountId', type: 'string' },
        {
          name: 'method',
          type: { type: 'enum', name: 'Method', symbols: ['unknown', 'card', 'wallet'], default: 'unknown' },
        },
        { name: 'currency', type: 'string' },
        { name: 'refundId', type: 'string' },
        { name: 'amount', type: 'long' },
        { name: 'code', type: 'string' },
      ],
    },
  },
]
