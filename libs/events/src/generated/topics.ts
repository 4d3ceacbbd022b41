// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import type { AvroTopic } from '../topic.js'
import { OrderSubmitted, CancellationRequested, CaptureRequested, RefundRequested } from './checkout.request.v1.js'
import { PaymentMethodSubmitted, DepositRequested, PaymentMethodRemovalRequested } from './payments.request.v1.js'
import { AccountOpeningRequested, AccountFreezeRequested, AccountUnfreezeRequested } from './accounts.request.v1.js'
import {
  OrderPlaced,
  OrderRejected,
  OrderConfirmed,
  OrderDeclined,
  OrderExpired,
  OrderCancelled,
  CancellationRejected,
  OrderCompleted,
  CaptureApproved,
  CaptureRejected,
  OrderCaptured,
  CaptureFailed,
  RefundApproved,
  RefundRejected,
  OrderRefunded,
  RefundFailed,
} from './checkout.order.v1.js'
import { PaymentMethodAdded, PaymentMethodRejected, PaymentMethodRemoved } from './payments.method.v1.js'
import {
  PaymentAuthorised,
  PaymentDeclined,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentVoided,
  PaymentRefunded,
  PaymentRefundFailed,
} from './payments.payment.v1.js'
import { AccountOpened, AccountFrozen, AccountUnfrozen } from './accounts.account.v1.js'
import { TransactionPosted } from './accounts.ledger.v1.js'

/** Every topic of ParPay. */
export const topics: readonly AvroTopic[] = [
  /** Requests to checkout, written by the edge; checkout may turn them down. */
  {
    name: 'checkout.request.v1',
    partitions: 3,
    replicas: 3,
    config: { 'retention.ms': '2592000000', 'compression.type': 'producer' },
    messages: [OrderSubmitted, CancellationRequested, CaptureRequested, RefundRequested],
    writers: ['edge'],
  },
  /** Requests to payments, written by the edge; payments may turn them down. */
  {
    name: 'payments.request.v1',
    partitions: 3,
    replicas: 3,
    config: { 'retention.ms': '2592000000', 'compression.type': 'producer' },
    messages: [PaymentMethodSubmitted, DepositRequested, PaymentMethodRemovalRequested],
    writers: ['edge'],
  },
  /** Requests to accounts, written by the edge; accounts may turn them down. */
  {
    name: 'accounts.request.v1',
    partitions: 3,
    replicas: 3,
    config: { 'retention.ms': '2592000000', 'compression.type': 'producer' },
    messages: [AccountOpeningRequested, AccountFreezeRequested, AccountUnfreezeRequested],
    writers: ['edge'],
  },
  /** What became of orders. */
  {
    name: 'checkout.order.v1',
    partitions: 3,
    replicas: 3,
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
      CaptureApproved,
      CaptureRejected,
      OrderCaptured,
      CaptureFailed,
      RefundApproved,
      RefundRejected,
      OrderRefunded,
      RefundFailed,
    ],
    writers: ['checkout'],
  },
  /** What became of payment methods. */
  {
    name: 'payments.method.v1',
    partitions: 3,
    replicas: 3,
    config: { 'retention.ms': '-1', 'compression.type': 'producer' },
    messages: [PaymentMethodAdded, PaymentMethodRejected, PaymentMethodRemoved],
    writers: ['payments'],
  },
  /** What became of payments. */
  {
    name: 'payments.payment.v1',
    partitions: 3,
    replicas: 3,
    config: { 'retention.ms': '-1', 'compression.type': 'producer' },
    messages: [
      PaymentAuthorised,
      PaymentDeclined,
      PaymentCaptured,
      PaymentCaptureFailed,
      PaymentVoided,
      PaymentRefunded,
      PaymentRefundFailed,
    ],
    writers: ['payments'],
  },
  /** What became of shoppers' accounts. */
  {
    name: 'accounts.account.v1',
    partitions: 3,
    replicas: 3,
    config: { 'retention.ms': '-1', 'compression.type': 'producer' },
    messages: [AccountOpened, AccountFrozen, AccountUnfrozen],
    writers: ['accounts'],
  },
  /** Transactions of the double-entry ledger. */
  {
    name: 'accounts.ledger.v1',
    partitions: 3,
    replicas: 3,
    config: { 'retention.ms': '-1', 'compression.type': 'producer' },
    messages: [TransactionPosted],
    writers: ['accounts'],
  },
]
