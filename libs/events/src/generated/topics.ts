// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import type { AvroTopic } from '../topic.js'
import { OrderSubmitted, CancellationRequested } from './checkout.request.v1.js'
import { PaymentMethodSubmitted, DepositRequested } from './payments.request.v1.js'
import { AccountOpeningRequested } from './accounts.request.v1.js'
import {
  OrderPlaced,
  OrderRejected,
  OrderConfirmed,
  OrderDeclined,
  OrderExpired,
  OrderCancelled,
  CancellationRejected,
  OrderCompleted,
} from './checkout.order.v1.js'
import { PaymentMethodAdded, PaymentMethodRejected } from './payments.method.v1.js'
import {
  PaymentAuthorised,
  PaymentDeclined,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentVoided,
  PaymentRefunded,
} from './payments.payment.v1.js'
import { AccountOpened } from './accounts.account.v1.js'
import { TransactionPosted } from './accounts.ledger.v1.js'

/** Every topic of ParPay. */
export const topics: readonly AvroTopic[] = [
  /** Requests to checkout, written by the edge; checkout may turn them down. */
  {
    name: 'checkout.request.v1',
    partitions: 3,
    replicas: 1,
    config: { 'retention.ms': '2592000000', 'compression.type': 'producer' },
    messages: [OrderSubmitted, CancellationRequested],
    writers: ['edge'],
  },
  /** Requests to payments, written by the edge; payments may turn them down. */
  {
    name: 'payments.request.v1',
    partitions: 3,
    replicas: 1,
    config: { 'retention.ms': '2592000000', 'compression.type': 'producer' },
    messages: [PaymentMethodSubmitted, DepositRequested],
    writers: ['edge'],
  },
  /** Requests to accounts, written by the edge; accounts may turn them down. */
  {
    name: 'accounts.request.v1',
    partitions: 3,
    replicas: 1,
    config: { 'retention.ms': '2592000000', 'compression.type': 'producer' },
    messages: [AccountOpeningRequested],
    writers: ['edge'],
  },
  /** What became of orders. */
  {
    name: 'checkout.order.v1',
    partitions: 3,
    replicas: 1,
    config: { 'retention.ms': '-1', 'compression.type': 'producer' },
    messages: [
      OrderPlaced,
      OrderRejected,
      OrderConfirmed,
      OrderDeclined,
      OrderExpired,
      OrderCancelled,
      CancellationRejected,
      OrderCompleted,
    ],
    writers: ['checkout'],
  },
  /** What became of payment methods. */
  {
    name: 'payments.method.v1',
    partitions: 3,
    replicas: 1,
    config: { 'retention.ms': '-1', 'compression.type': 'producer' },
    messages: [PaymentMethodAdded, PaymentMethodRejected],
    writers: ['payments'],
  },
  /** What became of payments. */
  {
    name: 'payments.payment.v1',
    partitions: 3,
    replicas: 1,
    config: { 'retention.ms': '-1', 'compression.type': 'producer' },
    messages: [
      PaymentAuthorised,
      PaymentDeclined,
      PaymentCaptured,
      PaymentCaptureFailed,
      PaymentVoided,
      PaymentRefunded,
    ],
    writers: ['payments'],
  },
  /** What became of shoppers' accounts. */
  {
    name: 'accounts.account.v1',
    partitions: 3,
    replicas: 1,
    config: { 'retention.ms': '-1', 'compression.type': 'producer' },
    messages: [AccountOpened],
    writers: ['accounts'],
  },
  /** Transactions of the double-entry ledger. */
  {
    name: 'accounts.ledger.v1',
    partitions: 3,
    replicas: 1,
    config: { 'retention.ms': '-1', 'compression.type': 'producer' },
    messages: [TransactionPosted],
    writers: ['accounts'],
  },
]
