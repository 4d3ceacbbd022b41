// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

export { OrderSubmitted, CancellationRequested } from './checkout.request.v1.js'
export { PaymentMethodSubmitted, DepositRequested } from './payments.request.v1.js'
export { AccountOpeningRequested } from './accounts.request.v1.js'
export {
  OrderPlaced,
  OrderRejected,
  OrderConfirmed,
  OrderDeclined,
  OrderExpired,
  OrderCancelled,
  CancellationRejected,
  OrderCompleted,
} from './checkout.order.v1.js'
export { PaymentMethodAdded, PaymentMethodRejected } from './payments.method.v1.js'
export {
  PaymentAuthorised,
  PaymentDeclined,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentVoided,
  PaymentRefunded,
} from './payments.payment.v1.js'
export { AccountOpened } from './accounts.account.v1.js'
export { TransactionPosted } from './accounts.ledger.v1.js'
export type {
  CaptureMode,
  Entry,
  ExpiryReason,
  Line,
  Method,
  PaymentMethodKind,
  Purpose,
  RefundReason,
  TransactionKind,
  VoidReason,
} from './types.js'
export { topics } from './topics.js'
export { contracts } from './contracts.js'
