// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import type { Contract } from '../message-type.js'
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

/** What each service may send and receive: its AsyncAPI document. */
export const contracts = {
  accounts: {
    service: 'accounts',
    send: [AccountOpened, TransactionPosted],
    receive: [AccountOpeningRequested, PaymentCaptured, PaymentRefunded],
  },
  checkout: {
    service: 'checkout',
    send: [
      OrderPlaced,
      OrderRejected,
      OrderConfirmed,
      OrderDeclined,
      OrderExpired,
      OrderCancelled,
      CancellationRejected,
      OrderCompleted,
    ],
    receive: [
      OrderSubmitted,
      CancellationRequested,
      PaymentAuthorised,
      PaymentDeclined,
      PaymentCaptured,
      PaymentCaptureFailed,
      PaymentVoided,
      PaymentRefunded,
    ],
  },
  edge: {
    service: 'edge',
    send: [OrderSubmitted, CancellationRequested, PaymentMethodSubmitted, DepositRequested, AccountOpeningRequested],
    receive: [
      OrderPlaced,
      OrderRejected,
      OrderConfirmed,
      OrderDeclined,
      OrderExpired,
      OrderCancelled,
      CancellationRejected,
      OrderCompleted,
      PaymentMethodAdded,
      PaymentMethodRejected,
      PaymentAuthorised,
      PaymentDeclined,
      PaymentCaptured,
      PaymentCaptureFailed,
      PaymentVoided,
      PaymentRefunded,
      AccountOpened,
      TransactionPosted,
    ],
  },
  payments: {
    service: 'payments',
    send: [
      PaymentMethodAdded,
      PaymentMethodRejected,
      PaymentAuthorised,
      PaymentDeclined,
      PaymentCaptured,
      PaymentCaptureFailed,
      PaymentVoided,
      PaymentRefunded,
    ],
    receive: [
      PaymentMethodSubmitted,
      DepositRequested,
      OrderPlaced,
      OrderConfirmed,
      OrderCancelled,
      OrderExpired,
      OrderDeclined,
    ],
  },
} as const satisfies Record<string, Contract>
