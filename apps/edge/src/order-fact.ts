import type {
  AnyMessageType,
  CancellationRejected,
  CaptureApproved,
  CaptureFailed,
  CaptureRejected,
  MessageOf,
  OrderCancelled,
  OrderCaptured,
  OrderCompleted,
  OrderConfirmed,
  OrderDeclined,
  OrderExpired,
  OrderPlaced,
  OrderRefunded,
  OrderRejected,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentRefunded,
  PaymentRefundFailed,
  PaymentVoided,
  RefundApproved,
  RefundFailed,
  RefundRejected,
  TransactionPosted,
} from '@parpay/events'

type OrderFactType =
  | typeof OrderPlaced
  | typeof OrderRejected
  | typeof OrderConfirmed
  | typeof OrderDeclined
  | typeof OrderExpired
  | typeof OrderCancelled
  | typeof CancellationRejected
  | typeof OrderCompleted
  | typeof PaymentAuthorised
  | typeof PaymentDeclined
  | typeof PaymentCaptured
  | typeof PaymentCaptureFailed
  | typeof PaymentVoided
  | typeof PaymentRefunded
  | typeof CaptureApproved
  | typeof CaptureRejected
  | typeof OrderCaptured
  | typeof CaptureFailed
  | typeof RefundApproved
  | typeof RefundRejected
  | typeof OrderRefunded
  | typeof RefundFailed
  | typeof PaymentRefundFailed
  | typeof TransactionPosted

type FactOf<Types extends AnyMessageType> = Types extends AnyMessageType
  ? { readonly name: Types['name']; readonly message: MessageOf<Types>; readonly time: Date }
  : never

/** A fact an order is shown from. */
export type OrderFact = FactOf<OrderFactType>
