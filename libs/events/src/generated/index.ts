// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

export { OrderSubmitted, CancellationRequested, CaptureRequested, RefundRequested } from './checkout.request.v1.js'
export { PaymentMethodSubmitted, DepositRequested, PaymentMethodRemovalRequested } from './payments.request.v1.js'
export { AccountOpeningRequested, AccountFreezeRequested, AccountUnfreezeRequested } from './accounts.request.v1.js'
export {
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
export { PaymentMethodAdded, PaymentMethodRejected, PaymentMethodRemoved } from './payments.method.v1.js'
export {
  PaymentAuthorised,
  PaymentDeclined,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentVoided,
  PaymentRefunded,
  PaymentRefundFailed,
} from './payments.payment.v1.js'
export { AccountOpened, AccountFrozen, AccountUnfrozen } from './accounts.account.v1.js'
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
