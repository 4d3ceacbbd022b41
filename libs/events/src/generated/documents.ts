// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.
/** The AsyncAPI documents and the schemas they refer to, by path. */
export const documents: Readonly<Record<string, string>> = {
  'accounts.yaml': `asyncapi: 3.1.0
info:
  title: accounts
  version: 1.0.0
  description: Shoppers' accounts and the double-entry ledger.
defaultContentType: application/avro

channels:
  accountsRequest: { $ref: './channels.yaml#/channels/accountsRequest' }
  paymentsPayment: { $ref: './channels.yaml#/channels/paymentsPayment' }
  accountsAccount: { $ref: './channels.yaml#/channels/accountsAccount' }
  accountsLedger: { $ref: './channels.yaml#/channels/accountsLedger' }

operations:
  sendAccountsAccount:
    action: send
    channel: { $ref: '#/channels/accountsAccount' }
    messages:
      - $ref: '#/channels/accountsAccount/messages/AccountOpened'
      - $ref: '#/channels/accountsAccount/messages/AccountFrozen'
      - $ref: '#/channels/accountsAccount/messages/AccountUnfrozen'
  sendAccountsLedger:
    action: send
    channel: { $ref: '#/channels/accountsLedger' }
    messages:
      - $ref: '#/channels/accountsLedger/messages/TransactionPosted'
  receiveAccountsRequest:
    action: receive
    channel: { $ref: '#/channels/accountsRequest' }
    messages:
      - $ref: '#/channels/accountsRequest/messages/AccountOpeningRequested'
      - $ref: '#/channels/accountsRequest/messages/AccountFreezeRequested'
      - $ref: '#/channels/accountsRequest/messages/AccountUnfreezeRequested'
  receivePaymentsPayment:
    action: receive
    channel: { $ref: '#/channels/paymentsPayment' }
    messages:
      - $ref: '#/channels/paymentsPayment/messages/PaymentCaptured'
      - $ref: '#/channels/paymentsPayment/messages/PaymentRefunded'
`,
  'checkout.yaml': `asyncapi: 3.1.0
info:
  title: checkout
  version: 1.0.0
  description: An order's life to one terminal state.
defaultContentType: application/avro

channels:
  checkoutRequest: { $ref: './channels.yaml#/channels/checkoutRequest' }
  checkoutOrder: { $ref: './channels.yaml#/channels/checkoutOrder' }
  paymentsPayment: { $ref: './channels.yaml#/channels/paymentsPayment' }

operations:
  sendCheckoutOrder:
    action: send
    channel: { $ref: '#/channels/checkoutOrder' }
    messages:
      - $ref: '#/channels/checkoutOrder/messages/OrderPlaced'
      - $ref: '#/channels/checkoutOrder/messages/OrderRejected'
      - $ref: '#/channels/checkoutOrder/messages/OrderConfirmed'
      - $ref: '#/channels/checkoutOrder/messages/OrderDeclined'
      - $ref: '#/channels/checkoutOrder/messages/OrderExpired'
      - $ref: '#/channels/checkoutOrder/messages/OrderCancelled'
      - $ref: '#/channels/checkoutOrder/messages/CancellationRejected'
      - $ref: '#/channels/checkoutOrder/messages/OrderCompleted'
      - $ref: '#/channels/checkoutOrder/messages/CaptureApproved'
      - $ref: '#/channels/checkoutOrder/messages/CaptureRejected'
      - $ref: '#/channels/checkoutOrder/messages/OrderCaptured'
      - $ref: '#/channels/checkoutOrder/messages/CaptureFailed'
      - $ref: '#/channels/checkoutOrder/messages/RefundApproved'
      - $ref: '#/channels/checkoutOrder/messages/RefundRejected'
      - $ref: '#/channels/checkoutOrder/messages/OrderRefunded'
      - $ref: '#/channels/checkoutOrder/messages/RefundFailed'
  receiveCheckoutRequest:
    action: receive
    channel: { $ref: '#/channels/checkoutRequest' }
    messages:
      - $ref: '#/channels/checkoutRequest/messages/OrderSubmitted'
      - $ref: '#/channels/checkoutRequest/messages/CancellationRequested'
      - $ref: '#/channels/checkoutRequest/messages/CaptureRequested'
      - $ref: '#/channels/checkoutRequest/messages/RefundRequested'
  receivePaymentsPayment:
    action: receive
    channel: { $ref: '#/channels/paymentsPayment' }
    messages:
      - $ref: '#/channels/paymentsPayment/messages/PaymentAuthorised'
      - $ref: '#/channels/paymentsPayment/messages/PaymentDeclined'
      - $ref: '#/channels/paymentsPayment/messages/PaymentCaptured'
      - $ref: '#/channels/paymentsPayment/messages/PaymentCaptureFailed'
      - $ref: '#/channels/paymentsPayment/messages/PaymentVoided'
      - $ref: '#/channels/paymentsPayment/messages/PaymentRefunded'
      - $ref: '#/channels/paymentsPayment/messages/PaymentRefundFailed'
`,
  'edge.yaml': `asyncapi: 3.1.0
info:
  title: edge
  version: 1.0.0
  description: 'The REST API for merchants and shoppers: writes requests, reads every fact.'
defaultContentType: application/avro
x-entry: true # what it sends comes from HTTP: a replay sends it in its place

channels:
  checkoutRequest: { $ref: './channels.yaml#/channels/checkoutRequest' }
  paymentsRequest: { $ref: './channels.yaml#/channels/paymentsRequest' }
  accountsRequest: { $ref: './channels.yaml#/channels/accountsRequest' }
  checkoutOrder: { $ref: './channels.yaml#/channels/checkoutOrder' }
  paymentsMethod: { $ref: './channels.yaml#/channels/paymentsMethod' }
  paymentsPayment: { $ref: './channels.yaml#/channels/paymentsPayment' }
  accountsAccount: { $ref: './channels.yaml#/channels/accountsAccount' }
  accountsLedger: { $ref: './channels.yaml#/channels/accountsLedger' }

operations:
  sendCheckoutRequest:
    action: send
    channel: { $ref: '#/channels/checkoutRequest' }
    messages:
      - $ref: '#/channels/checkoutRequest/messages/OrderSubmitted'
      - $ref: '#/channels/checkoutRequest/messages/CancellationRequested'
      - $ref: '#/channels/checkoutRequest/messages/CaptureRequested'
      - $ref: '#/channels/checkoutRequest/messages/RefundRequested'
  sendPaymentsRequest:
    action: send
    channel: { $ref: '#/channels/paymentsRequest' }
    messages:
      - $ref: '#/channels/paymentsRequest/messages/PaymentMethodSubmitted'
      - $ref: '#/channels/paymentsRequest/messages/DepositRequested'
      - $ref: '#/channels/paymentsRequest/messages/PaymentMethodRemovalRequested'
  sendAccountsRequest:
    action: send
    channel: { $ref: '#/channels/accountsRequest' }
    messages:
      - $ref: '#/channels/accountsRequest/messages/AccountOpeningRequested'
      - $ref: '#/channels/accountsRequest/messages/AccountFreezeRequested'
      - $ref: '#/channels/accountsRequest/messages/AccountUnfreezeRequested'
  receiveCheckoutOrder:
    action: receive
    channel: { $ref: '#/channels/checkoutOrder' }
    messages:
      - $ref: '#/channels/checkoutOrder/messages/OrderPlaced'
      - $ref: '#/channels/checkoutOrder/messages/OrderRejected'
      - $ref: '#/channels/checkoutOrder/messages/OrderConfirmed'
      - $ref: '#/channels/checkoutOrder/messages/OrderDeclined'
      - $ref: '#/channels/checkoutOrder/messages/OrderExpired'
      - $ref: '#/channels/checkoutOrder/messages/OrderCancelled'
      - $ref: '#/channels/checkoutOrder/messages/CancellationRejected'
      - $ref: '#/channels/checkoutOrder/messages/OrderCompleted'
      - $ref: '#/channels/checkoutOrder/messages/CaptureApproved'
      - $ref: '#/channels/checkoutOrder/messages/CaptureRejected'
      - $ref: '#/channels/checkoutOrder/messages/OrderCaptured'
      - $ref: '#/channels/checkoutOrder/messages/CaptureFailed'
      - $ref: '#/channels/checkoutOrder/messages/RefundApproved'
      - $ref: '#/channels/checkoutOrder/messages/RefundRejected'
      - $ref: '#/channels/checkoutOrder/messages/OrderRefunded'
      - $ref: '#/channels/checkoutOrder/messages/RefundFailed'
  receivePaymentsMethod:
    action: receive
    channel: { $ref: '#/channels/paymentsMethod' }
    messages:
      - $ref: '#/channels/paymentsMethod/messages/PaymentMethodAdded'
      - $ref: '#/channels/paymentsMethod/messages/PaymentMethodRejected'
      - $ref: '#/channels/paymentsMethod/messages/PaymentMethodRemoved'
  receivePaymentsPayment:
    action: receive
    channel: { $ref: '#/channels/paymentsPayment' }
    messages:
      - $ref: '#/channels/paymentsPayment/messages/PaymentAuthorised'
      - $ref: '#/channels/paymentsPayment/messages/PaymentDeclined'
      - $ref: '#/channels/paymentsPayment/messages/PaymentCaptured'
      - $ref: '#/channels/paymentsPayment/messages/PaymentCaptureFailed'
      - $ref: '#/channels/paymentsPayment/messages/PaymentVoided'
      - $ref: '#/channels/paymentsPayment/messages/PaymentRefunded'
      - $ref: '#/channels/paymentsPayment/messages/PaymentRefundFailed'
  receiveAccountsAccount:
    action: receive
    channel: { $ref: '#/channels/accountsAccount' }
    messages:
      - $ref: '#/channels/accountsAccount/messages/AccountOpened'
      - $ref: '#/channels/accountsAccount/messages/AccountFrozen'
      - $ref: '#/channels/accountsAccount/messages/AccountUnfrozen'
  receiveAccountsLedger:
    action: receive
    channel: { $ref: '#/channels/accountsLedger' }
    messages:
      - $ref: '#/channels/accountsLedger/messages/TransactionPosted'
`,
  'payments.yaml': `asyncapi: 3.1.0
info:
  title: payments
  version: 1.0.0
  description: The vault of payment methods; payments at a payment service provider; fees.
defaultContentType: application/avro

channels:
  paymentsRequest: { $ref: './channels.yaml#/channels/paymentsRequest' }
  checkoutOrder: { $ref: './channels.yaml#/channels/checkoutOrder' }
  paymentsMethod: { $ref: './channels.yaml#/channels/paymentsMethod' }
  paymentsPayment: { $ref: './channels.yaml#/channels/paymentsPayment' }
  accountsAccount: { $ref: './channels.yaml#/channels/accountsAccount' }

operations:
  sendPaymentsMethod:
    action: send
    channel: { $ref: '#/channels/paymentsMethod' }
    messages:
      - $ref: '#/channels/paymentsMethod/messages/PaymentMethodAdded'
      - $ref: '#/channels/paymentsMethod/messages/PaymentMethodRejected'
      - $ref: '#/channels/paymentsMethod/messages/PaymentMethodRemoved'
  sendPaymentsPayment:
    action: send
    channel: { $ref: '#/channels/paymentsPayment' }
    messages:
      - $ref: '#/channels/paymentsPayment/messages/PaymentAuthorised'
      - $ref: '#/channels/paymentsPayment/messages/PaymentDeclined'
      - $ref: '#/channels/paymentsPayment/messages/PaymentCaptured'
      - $ref: '#/channels/paymentsPayment/messages/PaymentCaptureFailed'
      - $ref: '#/channels/paymentsPayment/messages/PaymentVoided'
      - $ref: '#/channels/paymentsPayment/messages/PaymentRefunded'
      - $ref: '#/channels/paymentsPayment/messages/PaymentRefundFailed'
  receivePaymentsRequest:
    action: receive
    channel: { $ref: '#/channels/paymentsRequest' }
    messages:
      - $ref: '#/channels/paymentsRequest/messages/PaymentMethodSubmitted'
      - $ref: '#/channels/paymentsRequest/messages/DepositRequested'
      - $ref: '#/channels/paymentsRequest/messages/PaymentMethodRemovalRequested'
  receiveCheckoutOrder:
    action: receive
    channel: { $ref: '#/channels/checkoutOrder' }
    messages:
      - $ref: '#/channels/checkoutOrder/messages/OrderPlaced'
      - $ref: '#/channels/checkoutOrder/messages/OrderConfirmed'
      - $ref: '#/channels/checkoutOrder/messages/OrderCancelled'
      - $ref: '#/channels/checkoutOrder/messages/OrderExpired'
      - $ref: '#/channels/checkoutOrder/messages/OrderDeclined'
      - $ref: '#/channels/checkoutOrder/messages/CaptureApproved'
      - $ref: '#/channels/checkoutOrder/messages/RefundApproved'
  receiveAccountsAccount:
    action: receive
    channel: { $ref: '#/channels/accountsAccount' }
    messages:
      - $ref: '#/channels/accountsAccount/messages/AccountFrozen'
      - $ref: '#/channels/accountsAccount/messages/AccountUnfrozen'
`,
  'channels.yaml': `# Every topic and message, shared by the documents in services/. README.md of libs/events tells how to change them.
asyncapi: 3.1.0
info:
  title: ParPay topics
  version: 1.0.0
  description: >-
    Requests end in \`.request.v1\`, are named after their reader and may be turned down. All other topics carry facts and
    are named after their writer. The record key is the id of the aggregate, so what concerns one stays in order; the
    record's timestamp is the time. Values are Avro in Confluent's wire format: 0x00, a schema id of four bytes
    (schemas.lock.json), the body.
defaultContentType: application/avro

# What a case looks like: its messages in their order. The page of the documents draws them.
x-flows:
  - name: A card order
    description: >-
      Every reader keeps what it needs of a message, so no service is asked for anything. The ledger is posted beside
      the order: completion does not wait for it.
    messages:
      - OrderSubmitted
      - OrderPlaced
      - PaymentAuthorised
      - OrderConfirmed
      - PaymentCaptured
      - OrderCompleted
      - TransactionPosted
  - name: A card that says no
    description: The payment is declined, and with it the order; nothing is posted.
    messages: [OrderSubmitted, OrderPlaced, PaymentDeclined, OrderDeclined]
  - name: A cancellation in time
    description: A confirmed order is cancelled before its money is taken; what was authorised is given back.
    messages:
      - OrderSubmitted
      - OrderPlaced
      - PaymentAuthorised
      - OrderConfirmed
      - CancellationRequested
      - OrderCancelled
      - PaymentVoided
  - name: A capture that crosses a cancellation
    description: >-
      The order is cancelled while its money is being taken. What was taken is given back, free of charge, and the order
      stays cancelled.
    messages:
      - OrderSubmitted
      - OrderPlaced
      - PaymentAuthorised
      - OrderConfirmed
      - CancellationRequested
      - OrderCancelled
      - PaymentCaptured
      - PaymentRefunded
      - TransactionPosted
  - name: An authorisation that comes too late
    description: The deadline has passed when the card says yes. What was authorised is let go, and the order stays expired.
    messages: [OrderSubmitted, OrderPlaced, OrderExpired, PaymentAuthorised, PaymentVoided]
  - name: An order captured by hand
    description: >-
      The merchant says when, and how much. From the request on, all repeats for each part; the last one completes the
      order, and the rest of the authorisation is let go.
    messages:
      - OrderSubmitted
      - OrderPlaced
      - PaymentAuthorised
      - OrderConfirmed
      - CaptureRequested
      - CaptureApproved
      - PaymentCaptured
      - OrderCaptured
      - OrderCompleted
      - TransactionPosted
  - name: An authorisation that nobody captures
    description: It ends when the PSP says. An order of which a part was captured is completed with that part instead.
    messages: [OrderSubmitted, OrderPlaced, PaymentAuthorised, OrderConfirmed, PaymentVoided, OrderExpired]
  - name: A refund
    description: >-
      Checkout sets the amount aside when it approves, so requests at once cannot give back too much. A refund has one id
      all the way.
    messages: [RefundRequested, RefundApproved, PaymentRefunded, OrderRefunded, TransactionPosted]
  - name: A refund that is refused
    description: The PSP says no, and the amount may be asked for again. Checkout's own no is RefundRejected, at once.
    messages: [RefundRequested, RefundApproved, PaymentRefundFailed, RefundFailed]
  - name: A shopper's account and card
    description: Both are accepted at once and confirmed a moment later.
    messages: [AccountOpeningRequested, AccountOpened, PaymentMethodSubmitted, PaymentMethodAdded]
  - name: A card that is removed
    description: It can be charged for nothing new; payments under way go on.
    messages: [PaymentMethodRemovalRequested, PaymentMethodRemoved]
  - name: An account that is frozen
    description: Payments keeps who is frozen and declines what is new; payments under way go on. Unfreezing ends it.
    messages: [AccountFreezeRequested, AccountFrozen, OrderSubmitted, OrderPlaced, PaymentDeclined, OrderDeclined]
  - name: A deposit into the wallet
    description: A payment without an order; the balance is the sum of what the ledger posts.
    messages: [DepositRequested, PaymentCaptured, TransactionPosted]

channels:
  checkoutRequest:
    address: checkout.request.v1
    description: Requests to checkout, written by the edge; checkout may turn them down.
    bindings:
      kafka:
        topic: checkout.request.v1
        partitions: 3
        replicas: 3
        topicConfiguration:
          retention.ms: 2592000000 # 30 days
          compression.type: producer
    messages:
      OrderSubmitted: { $ref: '#/components/messages/OrderSubmitted' }
      CancellationRequested: { $ref: '#/components/messages/CancellationRequested' }
      CaptureRequested: { $ref: '#/components/messages/CaptureRequested' }
      RefundRequested: { $ref: '#/components/messages/RefundRequested' }
  paymentsRequest:
    address: payments.request.v1
    description: Requests to payments, written by the edge; payments may turn them down.
    bindings:
      kafka:
        topic: payments.request.v1
        partitions: 3
        replicas: 3
        topicConfiguration:
          retention.ms: 2592000000 # 30 days
          compression.type: producer
    messages:
      PaymentMethodSubmitted: { $ref: '#/components/messages/PaymentMethodSubmitted' }
      DepositRequested: { $ref: '#/components/messages/DepositRequested' }
      PaymentMethodRemovalRequested: { $ref: '#/components/messages/PaymentMethodRemovalRequested' }
  accountsRequest:
    address: accounts.request.v1
    description: Requests to accounts, written by the edge; accounts may turn them down.
    bindings:
      kafka:
        topic: accounts.request.v1
        partitions: 3
        replicas: 3
        topicConfiguration:
          retention.ms: 2592000000 # 30 days
          compression.type: producer
    messages:
      AccountOpeningRequested: { $ref: '#/components/messages/AccountOpeningRequested' }
      AccountFreezeRequested: { $ref: '#/components/messages/AccountFreezeRequested' }
      AccountUnfreezeRequested: { $ref: '#/components/messages/AccountUnfreezeRequested' }
  checkoutOrder:
    address: checkout.order.v1
    description: What became of orders.
    bindings:
      kafka:
        topic: checkout.order.v1
        partitions: 3
        replicas: 3
        topicConfiguration:
          retention.ms: -1 # for ever
          compression.type: producer
    messages:
      OrderPlaced: { $ref: '#/components/messages/OrderPlaced' }
      OrderRejected: { $ref: '#/components/messages/OrderRejected' }
      OrderConfirmed: { $ref: '#/components/messages/OrderConfirmed' }
      OrderDeclined: { $ref: '#/components/messages/OrderDeclined' }
      OrderExpired: { $ref: '#/components/messages/OrderExpired' }
      OrderCancelled: { $ref: '#/components/messages/OrderCancelled' }
      CancellationRejected: { $ref: '#/components/messages/CancellationRejected' }
      OrderCompleted: { $ref: '#/components/messages/OrderCompleted' }
      CaptureApproved: { $ref: '#/components/messages/CaptureApproved' }
      CaptureRejected: { $ref: '#/components/messages/CaptureRejected' }
      OrderCaptured: { $ref: '#/components/messages/OrderCaptured' }
      CaptureFailed: { $ref: '#/components/messages/CaptureFailed' }
      RefundApproved: { $ref: '#/components/messages/RefundApproved' }
      RefundRejected: { $ref: '#/components/messages/RefundRejected' }
      OrderRefunded: { $ref: '#/components/messages/OrderRefunded' }
      RefundFailed: { $ref: '#/components/messages/RefundFailed' }
  paymentsMethod:
    address: payments.method.v1
    description: What became of payment methods.
    bindings:
      kafka:
        topic: payments.method.v1
        partitions: 3
        replicas: 3
        topicConfiguration:
          retention.ms: -1 # for ever
          compression.type: producer
    messages:
      PaymentMethodAdded: { $ref: '#/components/messages/PaymentMethodAdded' }
      PaymentMethodRejected: { $ref: '#/components/messages/PaymentMethodRejected' }
      PaymentMethodRemoved: { $ref: '#/components/messages/PaymentMethodRemoved' }
  paymentsPayment:
    address: payments.payment.v1
    description: What became of payments.
    bindings:
      kafka:
        topic: payments.payment.v1
        partitions: 3
        replicas: 3
        topicConfiguration:
          retention.ms: -1 # for ever
          compression.type: producer
    messages:
      PaymentAuthorised: { $ref: '#/components/messages/PaymentAuthorised' }
      PaymentDeclined: { $ref: '#/components/messages/PaymentDeclined' }
      PaymentCaptured: { $ref: '#/components/messages/PaymentCaptured' }
      PaymentCaptureFailed: { $ref: '#/components/messages/PaymentCaptureFailed' }
      PaymentVoided: { $ref: '#/components/messages/PaymentVoided' }
      PaymentRefunded: { $ref: '#/components/messages/PaymentRefunded' }
      PaymentRefundFailed: { $ref: '#/components/messages/PaymentRefundFailed' }
  accountsAccount:
    address: accounts.account.v1
    description: "What became of shoppers' accounts."
    bindings:
      kafka:
        topic: accounts.account.v1
        partitions: 3
        replicas: 3
        topicConfiguration:
          retention.ms: -1 # for ever
          compression.type: producer
    messages:
      AccountOpened: { $ref: '#/components/messages/AccountOpened' }
      AccountFrozen: { $ref: '#/components/messages/AccountFrozen' }
      AccountUnfrozen: { $ref: '#/components/messages/AccountUnfrozen' }
  accountsLedger:
    address: accounts.ledger.v1
    description: Transactions of the double-entry ledger.
    bindings:
      kafka:
        topic: accounts.ledger.v1
        partitions: 3
        replicas: 3
        topicConfiguration:
          retention.ms: -1 # for ever
          compression.type: producer
    messages:
      TransactionPosted: { $ref: '#/components/messages/TransactionPosted' }

components:
  schemas:
    headers:
      type: object
      description: CloudEvents 1.0 in Kafka's binary mode. Values are UTF-8 text.
      required: [ce_specversion, ce_id, ce_type, ce_source, ce_sequence, ce_correlationid, content-type]
      properties:
        ce_specversion: { type: string, const: '1.0', description: Version of CloudEvents. }
        ce_id: { type: string, format: uuid, description: Names this message; a repeat has the same. }
        ce_type: { type: string, description: Name of the message. }
        ce_source: { type: string, pattern: '^/parpay/[a-z]+$', description: The service that wrote it. }
        ce_sequence:
          type: string
          pattern: '^[0-9]{10}$'
          description: Counts the messages of one topic and key from 0000000001 without a gap.
        ce_correlationid:
          type: string
          description: 'TypeID of what the flow is about: the order, else the deposit, account or payment method.'
        ce_causationid:
          { type: string, format: uuid, description: ce_id of the message that caused it; absent on the first. }
        content-type: { type: string, const: application/avro, description: How the value is encoded. }

  # What every message has: its headers, and where they say what it is, what caused it and what it belongs to. Tools that
  # know nothing of ParPay read it here (libs/testkit).
  messageTraits:
    event:
      headers: { $ref: '#/components/schemas/headers' }
      correlationId: { location: '$message.header#/ce_correlationid' }
      x-message-id: $message.header#/ce_id
      x-causation-id: $message.header#/ce_causationid

  messageBindings:
    orderKey: { kafka: { key: { type: string, description: 'The order: TypeID \`ord_\`.' } } }
    paymentMethodKey: { kafka: { key: { type: string, description: 'The payment method: TypeID \`pm_\`.' } } }
    accountKey: { kafka: { key: { type: string, description: 'The account: TypeID \`acc_\`.' } } }
    paymentKey: { kafka: { key: { type: string, description: 'The payment: TypeID \`pay_\`.' } } }
    ledgerKey:
      { kafka: { key: { type: string, description: 'What was posted for, now always a payment: TypeID \`pay_\`.' } } }

  # \`x-key\` names the field of the payload that is the record key.
  messages:
    OrderSubmitted:
      name: OrderSubmitted
      summary: A merchant submitted an order; checkout may turn it down.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.request.v1/OrderSubmitted.avsc' }
    CancellationRequested:
      name: CancellationRequested
      summary: A merchant asked to cancel an order; checkout may turn it down.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.request.v1/CancellationRequested.avsc' }
    PaymentMethodSubmitted:
      name: PaymentMethodSubmitted
      summary: "A shopper's payment method was submitted; payments may turn it down."
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/paymentMethodKey' }
      x-key: paymentMethodId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/payments.request.v1/PaymentMethodSubmitted.avsc' }
    DepositRequested:
      name: DepositRequested
      summary: A merchant asked for money of a payment method on its shopper's wallet; payments may turn it down.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/paymentKey' }
      x-key: paymentId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/payments.request.v1/DepositRequested.avsc' }
    AccountOpeningRequested:
      name: AccountOpeningRequested
      summary: "A merchant asked for a shopper's account."
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/accountKey' }
      x-key: accountId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/accounts.request.v1/AccountOpeningRequested.avsc' }
    OrderPlaced:
      name: OrderPlaced
      summary: Checkout accepted an order; it carries everything a reader shows of it.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/OrderPlaced.avsc' }
    OrderRejected:
      name: OrderRejected
      summary: A rule of ours turned the order down. Final.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/OrderRejected.avsc' }
    OrderConfirmed:
      name: OrderConfirmed
      summary: 'The payment is authorised: the merchant may rely on the order.'
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/OrderConfirmed.avsc' }
    OrderDeclined:
      name: OrderDeclined
      summary: A payment said no. Final.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/OrderDeclined.avsc' }
    OrderExpired:
      name: OrderExpired
      summary: The order was not confirmed, or not captured, in time. Final.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/OrderExpired.avsc' }
    OrderCancelled:
      name: OrderCancelled
      summary: The merchant cancelled the order before anything was captured. Final.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/OrderCancelled.avsc' }
    CancellationRejected:
      name: CancellationRejected
      summary: The order could not be cancelled any more; it goes on as it was.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/CancellationRejected.avsc' }
    OrderCompleted:
      name: OrderCompleted
      summary: The order is paid. Final.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/OrderCompleted.avsc' }
    PaymentMethodAdded:
      name: PaymentMethodAdded
      summary: 'The PSP keeps the payment method: it can be charged.'
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/paymentMethodKey' }
      x-key: paymentMethodId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/payments.method.v1/PaymentMethodAdded.avsc' }
    PaymentMethodRejected:
      name: PaymentMethodRejected
      summary: The PSP refused the payment method. Final.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/paymentMethodKey' }
      x-key: paymentMethodId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/payments.method.v1/PaymentMethodRejected.avsc' }
    PaymentAuthorised:
      name: PaymentAuthorised
      summary: The amount is held for us.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/paymentKey' }
      x-key: paymentId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/payments.payment.v1/PaymentAuthorised.avsc' }
    PaymentDeclined:
      name: PaymentDeclined
      summary: The payment said no before anything was held. Final unless the PSP is found to have held it after all.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/paymentKey' }
      x-key: paymentId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/payments.payment.v1/PaymentDeclined.avsc' }
    PaymentCaptured:
      name: PaymentCaptured
      summary: Money was taken.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/paymentKey' }
      x-key: paymentId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/payments.payment.v1/PaymentCaptured.avsc' }
    PaymentCaptureFailed:
      name: PaymentCaptureFailed
      summary: A capture was refused; nothing was taken.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/paymentKey' }
      x-key: paymentId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/payments.payment.v1/PaymentCaptureFailed.avsc' }
    PaymentVoided:
      name: PaymentVoided
      summary: What was held and not captured was let go.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/paymentKey' }
      x-key: paymentId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/payments.payment.v1/PaymentVoided.avsc' }
    PaymentRefunded:
      name: PaymentRefunded
      summary: Money was given back.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/paymentKey' }
      x-key: paymentId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/payments.payment.v1/PaymentRefunded.avsc' }
    AccountOpened:
      name: AccountOpened
      summary: The account can be used.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/accountKey' }
      x-key: accountId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/accounts.account.v1/AccountOpened.avsc' }
    TransactionPosted:
      name: TransactionPosted
      summary: A balanced transaction is in the ledger.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/ledgerKey' }
      x-key: subject
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/accounts.ledger.v1/TransactionPosted.avsc' }
    CaptureRequested:
      name: CaptureRequested
      summary: A merchant asked to capture part or all of what a manual order has authorised; checkout may turn it down.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.request.v1/CaptureRequested.avsc' }
    RefundRequested:
      name: RefundRequested
      summary: A merchant asked to give back part or all of what an order has captured; checkout may turn it down.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.request.v1/RefundRequested.avsc' }
    PaymentMethodRemovalRequested:
      name: PaymentMethodRemovalRequested
      summary: "A merchant asked to remove a shopper's payment method."
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/paymentMethodKey' }
      x-key: paymentMethodId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/payments.request.v1/PaymentMethodRemovalRequested.avsc' }
    AccountFreezeRequested:
      name: AccountFreezeRequested
      summary: "A merchant asked that nothing more be paid from a shopper's account."
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/accountKey' }
      x-key: accountId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/accounts.request.v1/AccountFreezeRequested.avsc' }
    AccountUnfreezeRequested:
      name: AccountUnfreezeRequested
      summary: A merchant asked that a frozen account be usable again.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/accountKey' }
      x-key: accountId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/accounts.request.v1/AccountUnfreezeRequested.avsc' }
    CaptureApproved:
      name: CaptureApproved
      summary: 'A capture of a manual order is within what is authorised: payments takes it.'
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/CaptureApproved.avsc' }
    CaptureRejected:
      name: CaptureRejected
      summary: A capture was turned down; the order goes on as it was.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/CaptureRejected.avsc' }
    OrderCaptured:
      name: OrderCaptured
      summary: Part or all of a manual order is captured.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/OrderCaptured.avsc' }
    CaptureFailed:
      name: CaptureFailed
      summary: The PSP refused an approved capture; the order goes on, and another may be asked for.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/CaptureFailed.avsc' }
    RefundApproved:
      name: RefundApproved
      summary: 'A refund is within what was captured: payments gives it back.'
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/RefundApproved.avsc' }
    RefundRejected:
      name: RefundRejected
      summary: A refund was turned down.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/RefundRejected.avsc' }
    OrderRefunded:
      name: OrderRefunded
      summary: Part or all of what was captured is given back.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/OrderRefunded.avsc' }
    RefundFailed:
      name: RefundFailed
      summary: The PSP refused an approved refund; another may be asked for.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/orderKey' }
      x-key: orderId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/checkout.order.v1/RefundFailed.avsc' }
    PaymentMethodRemoved:
      name: PaymentMethodRemoved
      summary: Nothing more is charged to the payment method; payments under way go on. Final.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/paymentMethodKey' }
      x-key: paymentMethodId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/payments.method.v1/PaymentMethodRemoved.avsc' }
    PaymentRefundFailed:
      name: PaymentRefundFailed
      summary: The PSP refused a refund.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/paymentKey' }
      x-key: paymentId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/payments.payment.v1/PaymentRefundFailed.avsc' }
    AccountFrozen:
      name: AccountFrozen
      summary: Nothing more is paid from the account; what is under way goes on.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/accountKey' }
      x-key: accountId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/accounts.account.v1/AccountFrozen.avsc' }
    AccountUnfrozen:
      name: AccountUnfrozen
      summary: The account can be used again.
      traits: [{ $ref: '#/components/messageTraits/event' }]
      bindings: { $ref: '#/components/messageBindings/accountKey' }
      x-key: accountId
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: { $ref: './schemas/accounts.account.v1/AccountUnfrozen.avsc' }
`,
  'schemas/accounts.account.v1/AccountFrozen.avsc': `{
  "type": "record",
  "name": "AccountFrozen",
  "namespace": "accounts.account.v1",
  "doc": "Nothing more is paid from the account; what is under way goes on.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "accountId",
      "type": "string",
      "x-id": "acc",
      "doc": "Account: TypeID \`acc_\`."
    },
    {
      "name": "reason",
      "type": ["null", "string"],
      "default": null,
      "x-pii": true,
      "doc": "Why, in the merchant's words."
    }
  ]
}
`,
  'schemas/accounts.account.v1/AccountOpened.avsc': `{
  "type": "record",
  "name": "AccountOpened",
  "namespace": "accounts.account.v1",
  "doc": "The account can be used.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "accountId", "type": "string", "x-id": "acc", "doc": "Account: TypeID \`acc_\`." },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of the account: ISO 4217, three capital letters."
    }
  ]
}
`,
  'schemas/accounts.account.v1/AccountUnfrozen.avsc': `{
  "type": "record",
  "name": "AccountUnfrozen",
  "namespace": "accounts.account.v1",
  "doc": "The account can be used again.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "accountId",
      "type": "string",
      "x-id": "acc",
      "doc": "Account: TypeID \`acc_\`."
    },
    {
      "name": "reason",
      "type": ["null", "string"],
      "default": null,
      "x-pii": true,
      "doc": "Why, in the merchant's words."
    }
  ]
}
`,
  'schemas/accounts.ledger.v1/TransactionPosted.avsc': `{
  "type": "record",
  "name": "TransactionPosted",
  "namespace": "accounts.ledger.v1",
  "doc": "A balanced transaction is in the ledger.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "transactionId", "type": "string", "x-id": "txn", "doc": "Transaction: TypeID \`txn_\`." },
    {
      "name": "kind",
      "type": {
        "type": "enum",
        "name": "TransactionKind",
        "symbols": [
          "unknown",
          "capture",
          "refund",
          "deposit",
          "payout",
          "payout_return",
          "dispute",
          "dispute_won",
          "dispute_lost"
        ],
        "default": "unknown"
      },
      "doc": "What was posted."
    },
    {
      "name": "subject",
      "type": "string",
      "x-id": "pay",
      "doc": "What it was posted for: TypeID of the payment, payout or dispute."
    },
    {
      "name": "orderId",
      "type": ["null", "string"],
      "default": null,
      "x-id": "ord",
      "x-sample": true,
      "doc": "Order, where there is one: TypeID \`ord_\`."
    },
    {
      "name": "paymentId",
      "type": ["null", "string"],
      "default": null,
      "x-id": "pay",
      "x-sample": true,
      "doc": "Payment, where there is one: TypeID \`pay_\`."
    },
    {
      "name": "accountId",
      "type": ["null", "string"],
      "default": null,
      "x-id": "acc",
      "x-sample": true,
      "doc": "Account of the shopper, where there is one: TypeID \`acc_\`."
    },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    },
    {
      "name": "entries",
      "type": {
        "type": "array",
        "items": {
          "type": "record",
          "name": "Entry",
          "doc": "One leg of a ledger transaction.",
          "fields": [
            {
              "name": "ledgerAccount",
              "type": "string",
              "x-sample": "psp:clearing:EUR",
              "doc": "Ledger account as \`owner:purpose:currency\`, made at its first posting."
            },
            {
              "name": "amount",
              "type": "long",
              "x-sample": 4900,
              "doc": "Minor units of the transaction's currency: debit positive, credit negative."
            }
          ]
        }
      },
      "x-sample": [
        { "ledgerAccount": "psp:clearing:EUR", "amount": 4900 },
        { "ledgerAccount": "mer_01h455vb4pex5vsknk084sn02q:merchant:EUR", "amount": -4728 },
        { "ledgerAccount": "parpay:fees:EUR", "amount": -172 }
      ],
      "doc": "Legs of the transaction; their amounts add up to zero."
    },
    {
      "name": "availableAt",
      "type": ["null", { "type": "long", "logicalType": "timestamp-millis" }],
      "default": null,
      "x-sample": "2026-01-03T00:00:00.000Z",
      "doc": "When the merchant may have the money paid out: UTC, milliseconds since 1970; null when at once."
    }
  ]
}
`,
  'schemas/accounts.request.v1/AccountFreezeRequested.avsc': `{
  "type": "record",
  "name": "AccountFreezeRequested",
  "namespace": "accounts.request.v1",
  "doc": "A merchant asked that nothing more be paid from a shopper's account.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "accountId",
      "type": "string",
      "x-id": "acc",
      "doc": "Account: TypeID \`acc_\`."
    },
    {
      "name": "reason",
      "type": ["null", "string"],
      "default": null,
      "x-pii": true,
      "doc": "Why, in the merchant's words."
    }
  ]
}
`,
  'schemas/accounts.request.v1/AccountOpeningRequested.avsc': `{
  "type": "record",
  "name": "AccountOpeningRequested",
  "namespace": "accounts.request.v1",
  "doc": "A merchant asked for a shopper's account.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "accountId", "type": "string", "x-id": "acc", "doc": "Account to open: TypeID \`acc_\`." },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of the account: ISO 4217, three capital letters."
    }
  ]
}
`,
  'schemas/accounts.request.v1/AccountUnfreezeRequested.avsc': `{
  "type": "record",
  "name": "AccountUnfreezeRequested",
  "namespace": "accounts.request.v1",
  "doc": "A merchant asked that a frozen account be usable again.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "accountId",
      "type": "string",
      "x-id": "acc",
      "doc": "Account: TypeID \`acc_\`."
    },
    {
      "name": "reason",
      "type": ["null", "string"],
      "default": null,
      "x-pii": true,
      "doc": "Why, in the merchant's words."
    }
  ]
}
`,
  'schemas/checkout.order.v1/CancellationRejected.avsc': `{
  "type": "record",
  "name": "CancellationRejected",
  "namespace": "checkout.order.v1",
  "doc": "The order could not be cancelled any more; it goes on as it was.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "orderId", "type": "string", "x-id": "ord", "doc": "Order: TypeID \`ord_\`." },
    {
      "name": "code",
      "type": "string",
      "x-sample": "already_completed",
      "doc": "Why not. Snake case; new codes may appear."
    }
  ]
}
`,
  'schemas/checkout.order.v1/CaptureApproved.avsc': `{
  "type": "record",
  "name": "CaptureApproved",
  "namespace": "checkout.order.v1",
  "doc": "A capture of a manual order is within what is authorised: payments takes it.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "orderId",
      "type": "string",
      "x-id": "ord",
      "doc": "Order: TypeID \`ord_\`."
    },
    {
      "name": "paymentId",
      "type": "string",
      "x-id": "pay",
      "doc": "Payment: TypeID \`pay_\`, the same UUID as the order's."
    },
    {
      "name": "captureId",
      "type": "string",
      "x-id": "cap",
      "doc": "Capture: TypeID \`cap_\`."
    },
    {
      "name": "amount",
      "type": "long",
      "x-sample": 1900,
      "doc": "To be captured: minor units of \`currency\`."
    },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    },
    {
      "name": "final",
      "type": "boolean",
      "x-sample": false,
      "doc": "Whether it is the last one: what is left of the authorisation is let go."
    }
  ]
}
`,
  'schemas/checkout.order.v1/CaptureFailed.avsc': `{
  "type": "record",
  "name": "CaptureFailed",
  "namespace": "checkout.order.v1",
  "doc": "The PSP refused an approved capture; the order goes on, and another may be asked for.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "orderId",
      "type": "string",
      "x-id": "ord",
      "doc": "Order: TypeID \`ord_\`."
    },
    {
      "name": "captureId",
      "type": "string",
      "x-id": "cap",
      "doc": "Capture: TypeID \`cap_\`."
    },
    {
      "name": "code",
      "type": "string",
      "x-sample": "capture_refused",
      "doc": "Why, as the PSP put it. Snake case; new codes may appear."
    }
  ]
}
`,
  'schemas/checkout.order.v1/CaptureRejected.avsc': `{
  "type": "record",
  "name": "CaptureRejected",
  "namespace": "checkout.order.v1",
  "doc": "A capture was turned down; the order goes on as it was.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "orderId",
      "type": "string",
      "x-id": "ord",
      "doc": "Order: TypeID \`ord_\`."
    },
    {
      "name": "captureId",
      "type": "string",
      "x-id": "cap",
      "doc": "Capture: TypeID \`cap_\`."
    },
    {
      "name": "code",
      "type": "string",
      "x-sample": "amount_exceeds_capturable",
      "doc": "Why not. Snake case; new codes may appear."
    },
    {
      "name": "capturable",
      "type": "long",
      "x-sample": 1900,
      "doc": "What could be captured then: minor units of the order's currency."
    }
  ]
}
`,
  'schemas/checkout.order.v1/OrderCancelled.avsc': `{
  "type": "record",
  "name": "OrderCancelled",
  "namespace": "checkout.order.v1",
  "doc": "The merchant cancelled the order before anything was captured. Final.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "orderId", "type": "string", "x-id": "ord", "doc": "Order: TypeID \`ord_\`." },
    {
      "name": "reason",
      "type": ["null", "string"],
      "default": null,
      "x-pii": true,
      "doc": "Why, in the merchant's words."
    }
  ]
}
`,
  'schemas/checkout.order.v1/OrderCaptured.avsc': `{
  "type": "record",
  "name": "OrderCaptured",
  "namespace": "checkout.order.v1",
  "doc": "Part or all of a manual order is captured.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "orderId",
      "type": "string",
      "x-id": "ord",
      "doc": "Order: TypeID \`ord_\`."
    },
    {
      "name": "captureId",
      "type": "string",
      "x-id": "cap",
      "doc": "Capture: TypeID \`cap_\`."
    },
    {
      "name": "amount",
      "type": "long",
      "x-sample": 1900,
      "doc": "Taken by this capture: minor units of \`currency\`."
    },
    {
      "name": "captured",
      "type": "long",
      "x-sample": 1900,
      "doc": "Taken so far in all: minor units of \`currency\`."
    },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    }
  ]
}
`,
  'schemas/checkout.order.v1/OrderCompleted.avsc': `{
  "type": "record",
  "name": "OrderCompleted",
  "namespace": "checkout.order.v1",
  "doc": "The order is paid. Final.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "orderId", "type": "string", "x-id": "ord", "doc": "Order: TypeID \`ord_\`." },
    {
      "name": "paymentId",
      "type": "string",
      "x-id": "pay",
      "doc": "Payment: TypeID \`pay_\`, the same UUID as the order's."
    },
    { "name": "captured", "type": "long", "x-sample": 4900, "doc": "Captured in all: minor units of \`currency\`." },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    }
  ]
}
`,
  'schemas/checkout.order.v1/OrderConfirmed.avsc': `{
  "type": "record",
  "name": "OrderConfirmed",
  "namespace": "checkout.order.v1",
  "doc": "The payment is authorised: the merchant may rely on the order.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "orderId", "type": "string", "x-id": "ord", "doc": "Order: TypeID \`ord_\`." },
    {
      "name": "paymentId",
      "type": "string",
      "x-id": "pay",
      "doc": "Payment: TypeID \`pay_\`, the same UUID as the order's."
    },
    {
      "name": "capture",
      "type": {
        "type": "enum",
        "name": "CaptureMode",
        "symbols": ["unknown", "automatic", "manual"],
        "default": "unknown"
      },
      "doc": "Whether payments captures at once or waits for a request."
    },
    {
      "name": "authorised",
      "type": "long",
      "x-sample": 4900,
      "doc": "Amount the shopper's bank holds: minor units of \`currency\`."
    },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    }
  ]
}
`,
  'schemas/checkout.order.v1/OrderDeclined.avsc': `{
  "type": "record",
  "name": "OrderDeclined",
  "namespace": "checkout.order.v1",
  "doc": "A payment said no. Final.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "orderId", "type": "string", "x-id": "ord", "doc": "Order: TypeID \`ord_\`." },
    {
      "name": "paymentId",
      "type": "string",
      "x-id": "pay",
      "doc": "Payment: TypeID \`pay_\`, the same UUID as the order's."
    },
    {
      "name": "code",
      "type": "string",
      "x-sample": "card_declined",
      "doc": "Why, as the PSP put it, or \`capture_failed\`. Snake case; new codes may appear."
    }
  ]
}
`,
  'schemas/checkout.order.v1/OrderExpired.avsc': `{
  "type": "record",
  "name": "OrderExpired",
  "namespace": "checkout.order.v1",
  "doc": "The order was not confirmed, or not captured, in time. Final.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "orderId", "type": "string", "x-id": "ord", "doc": "Order: TypeID \`ord_\`." },
    {
      "name": "reason",
      "type": {
        "type": "enum",
        "name": "ExpiryReason",
        "symbols": ["unknown", "deadline", "authorisation"],
        "default": "unknown"
      },
      "doc": "What ran out: the order's own deadline, or the authorisation."
    }
  ]
}
`,
  'schemas/checkout.order.v1/OrderPlaced.avsc': `{
  "type": "record",
  "name": "OrderPlaced",
  "namespace": "checkout.order.v1",
  "doc": "Checkout accepted an order; it carries everything a reader shows of it.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "orderId", "type": "string", "x-id": "ord", "doc": "Order: TypeID \`ord_\`." },
    { "name": "accountId", "type": "string", "x-id": "acc", "doc": "Account of the shopper who pays: TypeID \`acc_\`." },
    {
      "name": "method",
      "type": { "type": "enum", "name": "Method", "symbols": ["unknown", "card", "wallet"], "default": "unknown" },
      "doc": "How the shopper pays."
    },
    {
      "name": "paymentMethodId",
      "type": ["null", "string"],
      "default": null,
      "x-id": "pm",
      "x-sample": true,
      "doc": "Payment method to charge: TypeID \`pm_\`; null when paid from the wallet."
    },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    },
    { "name": "total", "type": "long", "x-sample": 4900, "doc": "Amount to pay: minor units of \`currency\`." },
    {
      "name": "lines",
      "type": {
        "type": "array",
        "items": {
          "type": "record",
          "name": "Line",
          "doc": "One position of an order.",
          "fields": [
            {
              "name": "sku",
              "type": "string",
              "x-sample": "mug-01",
              "doc": "The store's own article number, at most 64 characters."
            },
            {
              "name": "name",
              "type": "string",
              "x-sample": "Mug, 0.3 l",
              "doc": "What the shopper reads, at most 200 characters."
            },
            { "name": "quantity", "type": "int", "x-sample": 1, "doc": "Pieces, 1 to 9,999." },
            {
              "name": "unitAmount",
              "type": "long",
              "x-sample": 4900,
              "doc": "Price of one piece in minor units of the order's currency."
            }
          ]
        }
      },
      "doc": "Positions, 1 to 100; quantity times unit amount adds up to the total."
    },
    {
      "name": "capture",
      "type": {
        "type": "enum",
        "name": "CaptureMode",
        "symbols": ["unknown", "automatic", "manual"],
        "default": "unknown"
      },
      "doc": "Whether the whole amount is captured on confirmation or on request."
    },
    {
      "name": "expiresAt",
      "type": { "type": "long", "logicalType": "timestamp-millis" },
      "x-sample": "2026-01-01T00:30:00.000Z",
      "doc": "The order expires unless it is confirmed before this instant: UTC, milliseconds since 1970."
    },
    {
      "name": "reference",
      "type": ["null", "string"],
      "default": null,
      "x-pii": true,
      "doc": "The store's own order number, at most 100 characters."
    },
    {
      "name": "metadata",
      "type": { "type": "map", "values": "string" },
      "x-pii": true,
      "doc": "The store's own notes: at most 20 entries, keys to 40 and values to 500 characters."
    }
  ]
}
`,
  'schemas/checkout.order.v1/OrderRefunded.avsc': `{
  "type": "record",
  "name": "OrderRefunded",
  "namespace": "checkout.order.v1",
  "doc": "Part or all of what was captured is given back.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "orderId",
      "type": "string",
      "x-id": "ord",
      "doc": "Order: TypeID \`ord_\`."
    },
    {
      "name": "refundId",
      "type": "string",
      "x-id": "ref",
      "doc": "Refund: TypeID \`ref_\`, the same all the way."
    },
    {
      "name": "amount",
      "type": "long",
      "x-sample": 1900,
      "doc": "Given back by this refund: minor units of \`currency\`."
    },
    {
      "name": "refunded",
      "type": "long",
      "x-sample": 1900,
      "doc": "Given back so far in all: minor units of \`currency\`."
    },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    }
  ]
}
`,
  'schemas/checkout.order.v1/OrderRejected.avsc': `{
  "type": "record",
  "name": "OrderRejected",
  "namespace": "checkout.order.v1",
  "doc": "A rule of ours turned the order down. Final.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "orderId", "type": "string", "x-id": "ord", "doc": "Order: TypeID \`ord_\`." },
    {
      "name": "code",
      "type": "string",
      "x-sample": "amount_out_of_bounds",
      "doc": "Rule that was broken. Snake case; new codes may appear."
    },
    {
      "name": "detail",
      "type": "string",
      "x-sample": "The total does not equal the sum of the lines.",
      "doc": "The same for a person: what was wrong and what to change."
    }
  ]
}
`,
  'schemas/checkout.order.v1/RefundApproved.avsc': `{
  "type": "record",
  "name": "RefundApproved",
  "namespace": "checkout.order.v1",
  "doc": "A refund is within what was captured: payments gives it back.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "orderId",
      "type": "string",
      "x-id": "ord",
      "doc": "Order: TypeID \`ord_\`."
    },
    {
      "name": "paymentId",
      "type": "string",
      "x-id": "pay",
      "doc": "Payment: TypeID \`pay_\`, the same UUID as the order's."
    },
    {
      "name": "refundId",
      "type": "string",
      "x-id": "ref",
      "doc": "Refund: TypeID \`ref_\`, the same all the way."
    },
    {
      "name": "amount",
      "type": "long",
      "x-sample": 1900,
      "doc": "To be given back: minor units of \`currency\`."
    },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    },
    {
      "name": "reason",
      "type": ["null", "string"],
      "default": null,
      "x-pii": true,
      "doc": "Why, in the merchant's words."
    }
  ]
}
`,
  'schemas/checkout.order.v1/RefundFailed.avsc': `{
  "type": "record",
  "name": "RefundFailed",
  "namespace": "checkout.order.v1",
  "doc": "The PSP refused an approved refund; another may be asked for.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "orderId",
      "type": "string",
      "x-id": "ord",
      "doc": "Order: TypeID \`ord_\`."
    },
    {
      "name": "refundId",
      "type": "string",
      "x-id": "ref",
      "doc": "Refund: TypeID \`ref_\`, the same all the way."
    },
    {
      "name": "code",
      "type": "string",
      "x-sample": "refund_refused",
      "doc": "Why, as the PSP put it. Snake case; new codes may appear."
    }
  ]
}
`,
  'schemas/checkout.order.v1/RefundRejected.avsc': `{
  "type": "record",
  "name": "RefundRejected",
  "namespace": "checkout.order.v1",
  "doc": "A refund was turned down.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "orderId",
      "type": "string",
      "x-id": "ord",
      "doc": "Order: TypeID \`ord_\`."
    },
    {
      "name": "refundId",
      "type": "string",
      "x-id": "ref",
      "doc": "Refund: TypeID \`ref_\`, the same all the way."
    },
    {
      "name": "code",
      "type": "string",
      "x-sample": "amount_exceeds_refundable",
      "doc": "Why not. Snake case; new codes may appear."
    },
    {
      "name": "refundable",
      "type": "long",
      "x-sample": 1900,
      "doc": "What could be refunded then: minor units of the order's currency."
    }
  ]
}
`,
  'schemas/checkout.request.v1/CancellationRequested.avsc': `{
  "type": "record",
  "name": "CancellationRequested",
  "namespace": "checkout.request.v1",
  "doc": "A merchant asked to cancel an order; checkout may turn it down.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "orderId", "type": "string", "x-id": "ord", "doc": "Order: TypeID \`ord_\`." },
    {
      "name": "reason",
      "type": ["null", "string"],
      "default": null,
      "x-pii": true,
      "doc": "Why, in the merchant's words."
    }
  ]
}
`,
  'schemas/checkout.request.v1/CaptureRequested.avsc': `{
  "type": "record",
  "name": "CaptureRequested",
  "namespace": "checkout.request.v1",
  "doc": "A merchant asked to capture part or all of what a manual order has authorised; checkout may turn it down.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "orderId",
      "type": "string",
      "x-id": "ord",
      "doc": "Order: TypeID \`ord_\`."
    },
    {
      "name": "captureId",
      "type": "string",
      "x-id": "cap",
      "doc": "Capture: TypeID \`cap_\`."
    },
    {
      "name": "amount",
      "type": ["null", "long"],
      "default": null,
      "x-sample": 1900,
      "doc": "How much: minor units of the order's currency; null: all that is left."
    },
    {
      "name": "final",
      "type": "boolean",
      "x-sample": false,
      "doc": "Whether it is the last one: what is left of the authorisation is let go."
    }
  ]
}
`,
  'schemas/checkout.request.v1/OrderSubmitted.avsc': `{
  "type": "record",
  "name": "OrderSubmitted",
  "namespace": "checkout.request.v1",
  "doc": "A merchant submitted an order; checkout may turn it down.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "orderId", "type": "string", "x-id": "ord", "doc": "Order: TypeID \`ord_\`." },
    { "name": "accountId", "type": "string", "x-id": "acc", "doc": "Account of the shopper who pays: TypeID \`acc_\`." },
    {
      "name": "method",
      "type": { "type": "enum", "name": "Method", "symbols": ["unknown", "card", "wallet"], "default": "unknown" },
      "doc": "How the shopper pays."
    },
    {
      "name": "paymentMethodId",
      "type": ["null", "string"],
      "default": null,
      "x-id": "pm",
      "x-sample": true,
      "doc": "Payment method to charge: TypeID \`pm_\`; null when paid from the wallet."
    },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    },
    { "name": "total", "type": "long", "x-sample": 4900, "doc": "Amount to pay: minor units of \`currency\`." },
    {
      "name": "lines",
      "type": {
        "type": "array",
        "items": {
          "type": "record",
          "name": "Line",
          "doc": "One position of an order.",
          "fields": [
            {
              "name": "sku",
              "type": "string",
              "x-sample": "mug-01",
              "doc": "The store's own article number, at most 64 characters."
            },
            {
              "name": "name",
              "type": "string",
              "x-sample": "Mug, 0.3 l",
              "doc": "What the shopper reads, at most 200 characters."
            },
            { "name": "quantity", "type": "int", "x-sample": 1, "doc": "Pieces, 1 to 9,999." },
            {
              "name": "unitAmount",
              "type": "long",
              "x-sample": 4900,
              "doc": "Price of one piece in minor units of the order's currency."
            }
          ]
        }
      },
      "doc": "Positions, 1 to 100; quantity times unit amount adds up to the total."
    },
    {
      "name": "capture",
      "type": {
        "type": "enum",
        "name": "CaptureMode",
        "symbols": ["unknown", "automatic", "manual"],
        "default": "unknown"
      },
      "doc": "Whether the whole amount is captured on confirmation or on request."
    },
    {
      "name": "expiresAt",
      "type": { "type": "long", "logicalType": "timestamp-millis" },
      "x-sample": "2026-01-01T00:30:00.000Z",
      "doc": "The order expires unless it is confirmed before this instant: UTC, milliseconds since 1970."
    },
    {
      "name": "reference",
      "type": ["null", "string"],
      "default": null,
      "x-pii": true,
      "doc": "The store's own order number, at most 100 characters."
    },
    {
      "name": "metadata",
      "type": { "type": "map", "values": "string" },
      "x-pii": true,
      "doc": "The store's own notes: at most 20 entries, keys to 40 and values to 500 characters."
    }
  ]
}
`,
  'schemas/checkout.request.v1/RefundRequested.avsc': `{
  "type": "record",
  "name": "RefundRequested",
  "namespace": "checkout.request.v1",
  "doc": "A merchant asked to give back part or all of what an order has captured; checkout may turn it down.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "orderId",
      "type": "string",
      "x-id": "ord",
      "doc": "Order: TypeID \`ord_\`."
    },
    {
      "name": "refundId",
      "type": "string",
      "x-id": "ref",
      "doc": "Refund: TypeID \`ref_\`, the same all the way."
    },
    {
      "name": "amount",
      "type": ["null", "long"],
      "default": null,
      "x-sample": 1900,
      "doc": "How much: minor units of the order's currency; null: all that is left."
    },
    {
      "name": "reason",
      "type": ["null", "string"],
      "default": null,
      "x-pii": true,
      "doc": "Why, in the merchant's words."
    }
  ]
}
`,
  'schemas/payments.method.v1/PaymentMethodAdded.avsc': `{
  "type": "record",
  "name": "PaymentMethodAdded",
  "namespace": "payments.method.v1",
  "doc": "The PSP keeps the payment method: it can be charged.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "paymentMethodId", "type": "string", "x-id": "pm", "doc": "Payment method: TypeID \`pm_\`." },
    {
      "name": "accountId",
      "type": "string",
      "x-id": "acc",
      "doc": "Account that owns the payment method: TypeID \`acc_\`."
    },
    {
      "name": "kind",
      "type": { "type": "enum", "name": "PaymentMethodKind", "symbols": ["unknown", "card"], "default": "unknown" },
      "doc": "Kind of instrument."
    },
    {
      "name": "brand",
      "type": ["null", "string"],
      "default": null,
      "x-sample": "visa",
      "doc": "Card brand in lower case."
    },
    {
      "name": "last4",
      "type": ["null", "string"],
      "default": null,
      "x-sample": "4242",
      "doc": "Last four digits of the card number."
    },
    {
      "name": "expires",
      "type": ["null", "string"],
      "default": null,
      "x-sample": "2029-12",
      "doc": "Last month the card is valid: \`YYYY-MM\`."
    }
  ]
}
`,
  'schemas/payments.method.v1/PaymentMethodRejected.avsc': `{
  "type": "record",
  "name": "PaymentMethodRejected",
  "namespace": "payments.method.v1",
  "doc": "The PSP refused the payment method. Final.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "paymentMethodId", "type": "string", "x-id": "pm", "doc": "Payment method: TypeID \`pm_\`." },
    {
      "name": "accountId",
      "type": "string",
      "x-id": "acc",
      "doc": "Account that owns the payment method: TypeID \`acc_\`."
    },
    {
      "name": "code",
      "type": "string",
      "x-sample": "expired_card",
      "doc": "Why, as the PSP put it. Snake case; new codes may appear."
    }
  ]
}
`,
  'schemas/payments.method.v1/PaymentMethodRemoved.avsc': `{
  "type": "record",
  "name": "PaymentMethodRemoved",
  "namespace": "payments.method.v1",
  "doc": "Nothing more is charged to the payment method; payments under way go on. Final.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "paymentMethodId",
      "type": "string",
      "x-id": "pm",
      "doc": "Payment method: TypeID \`pm_\`."
    },
    {
      "name": "accountId",
      "type": "string",
      "x-id": "acc",
      "doc": "Account that owned the payment method: TypeID \`acc_\`."
    }
  ]
}
`,
  'schemas/payments.payment.v1/PaymentAuthorised.avsc': `{
  "type": "record",
  "name": "PaymentAuthorised",
  "namespace": "payments.payment.v1",
  "doc": "The amount is held for us.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "paymentId",
      "type": "string",
      "x-id": "pay",
      "doc": "Payment: TypeID \`pay_\`, the same UUID as the order's where there is one."
    },
    {
      "name": "orderId",
      "type": ["null", "string"],
      "default": null,
      "x-id": "ord",
      "x-sample": true,
      "doc": "Order paid for: TypeID \`ord_\`; null for a deposit."
    },
    {
      "name": "purpose",
      "type": { "type": "enum", "name": "Purpose", "symbols": ["unknown", "order", "deposit"], "default": "unknown" },
      "doc": "What the payment is for."
    },
    { "name": "accountId", "type": "string", "x-id": "acc", "doc": "Account of the shopper who pays: TypeID \`acc_\`." },
    {
      "name": "method",
      "type": { "type": "enum", "name": "Method", "symbols": ["unknown", "card", "wallet"], "default": "unknown" },
      "doc": "How the shopper pays."
    },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    },
    { "name": "amount", "type": "long", "x-sample": 4900, "doc": "Amount held: minor units of \`currency\`." },
    {
      "name": "expiresAt",
      "type": ["null", { "type": "long", "logicalType": "timestamp-millis" }],
      "default": null,
      "x-sample": "2026-01-08T00:00:00.000Z",
      "doc": "When the hold lapses: UTC, milliseconds since 1970; null when the PSP sets no limit."
    },
    {
      "name": "pspReference",
      "type": ["null", "string"],
      "default": null,
      "x-sample": "psp_1",
      "doc": "The PSP's own name for the operation; null when no PSP took part."
    }
  ]
}
`,
  'schemas/payments.payment.v1/PaymentCaptureFailed.avsc': `{
  "type": "record",
  "name": "PaymentCaptureFailed",
  "namespace": "payments.payment.v1",
  "doc": "A capture was refused, by the PSP or because the payment had come to its end: nothing was taken.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "paymentId",
      "type": "string",
      "x-id": "pay",
      "doc": "Payment: TypeID \`pay_\`, the same UUID as the order's where there is one."
    },
    {
      "name": "orderId",
      "type": ["null", "string"],
      "default": null,
      "x-id": "ord",
      "x-sample": true,
      "doc": "Order paid for: TypeID \`ord_\`; null for a deposit."
    },
    {
      "name": "purpose",
      "type": { "type": "enum", "name": "Purpose", "symbols": ["unknown", "order", "deposit"], "default": "unknown" },
      "doc": "What the payment is for."
    },
    { "name": "accountId", "type": "string", "x-id": "acc", "doc": "Account of the shopper who pays: TypeID \`acc_\`." },
    {
      "name": "method",
      "type": { "type": "enum", "name": "Method", "symbols": ["unknown", "card", "wallet"], "default": "unknown" },
      "doc": "How the shopper pays."
    },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    },
    {
      "name": "captureId",
      "type": "string",
      "x-id": "cap",
      "doc": "Capture: TypeID \`cap_\`; an automatic one has the payment's UUID."
    },
    { "name": "amount", "type": "long", "x-sample": 4900, "doc": "Amount asked for: minor units of \`currency\`." },
    {
      "name": "code",
      "type": "string",
      "x-sample": "capture_refused",
      "doc": "Why, as the PSP put it, or that it was not asked: \`order_cancelled\`, \`authorisation_expired\` and others. Snake case; new codes may appear."
    }
  ]
}
`,
  'schemas/payments.payment.v1/PaymentCaptured.avsc': `{
  "type": "record",
  "name": "PaymentCaptured",
  "namespace": "payments.payment.v1",
  "doc": "Money was taken.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "paymentId",
      "type": "string",
      "x-id": "pay",
      "doc": "Payment: TypeID \`pay_\`, the same UUID as the order's where there is one."
    },
    {
      "name": "orderId",
      "type": ["null", "string"],
      "default": null,
      "x-id": "ord",
      "x-sample": true,
      "doc": "Order paid for: TypeID \`ord_\`; null for a deposit."
    },
    {
      "name": "purpose",
      "type": { "type": "enum", "name": "Purpose", "symbols": ["unknown", "order", "deposit"], "default": "unknown" },
      "doc": "What the payment is for."
    },
    { "name": "accountId", "type": "string", "x-id": "acc", "doc": "Account of the shopper who pays: TypeID \`acc_\`." },
    {
      "name": "method",
      "type": { "type": "enum", "name": "Method", "symbols": ["unknown", "card", "wallet"], "default": "unknown" },
      "doc": "How the shopper pays."
    },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    },
    {
      "name": "captureId",
      "type": "string",
      "x-id": "cap",
      "doc": "Capture: TypeID \`cap_\`; an automatic one has the payment's UUID."
    },
    { "name": "amount", "type": "long", "x-sample": 4900, "doc": "Taken by this capture: minor units of \`currency\`." },
    { "name": "captured", "type": "long", "x-sample": 4900, "doc": "Taken so far in all: minor units of \`currency\`." },
    { "name": "final", "type": "boolean", "x-sample": true, "doc": "Whether nothing more will be captured." },
    {
      "name": "fee",
      "type": "long",
      "x-sample": 172,
      "doc": "Our fee on this capture: minor units of \`currency\`, part of \`amount\`."
    },
    {
      "name": "availableAt",
      "type": { "type": "long", "logicalType": "timestamp-millis" },
      "x-sample": "2026-01-03T00:00:00.000Z",
      "doc": "When the merchant may have the money paid out; a deposit is there at once: UTC, milliseconds since 1970."
    },
    {
      "name": "pspReference",
      "type": ["null", "string"],
      "default": null,
      "x-sample": "psp_1",
      "doc": "The PSP's own name for the operation; null when no PSP took part."
    }
  ]
}
`,
  'schemas/payments.payment.v1/PaymentDeclined.avsc': `{
  "type": "record",
  "name": "PaymentDeclined",
  "namespace": "payments.payment.v1",
  "doc": "The payment said no before anything was held. Final unless the PSP is found to have held it after all.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "paymentId",
      "type": "string",
      "x-id": "pay",
      "doc": "Payment: TypeID \`pay_\`, the same UUID as the order's where there is one."
    },
    {
      "name": "orderId",
      "type": ["null", "string"],
      "default": null,
      "x-id": "ord",
      "x-sample": true,
      "doc": "Order paid for: TypeID \`ord_\`; null for a deposit."
    },
    {
      "name": "purpose",
      "type": { "type": "enum", "name": "Purpose", "symbols": ["unknown", "order", "deposit"], "default": "unknown" },
      "doc": "What the payment is for."
    },
    { "name": "accountId", "type": "string", "x-id": "acc", "doc": "Account of the shopper who pays: TypeID \`acc_\`." },
    {
      "name": "method",
      "type": { "type": "enum", "name": "Method", "symbols": ["unknown", "card", "wallet"], "default": "unknown" },
      "doc": "How the shopper pays."
    },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    },
    { "name": "amount", "type": "long", "x-sample": 4900, "doc": "Amount asked for: minor units of \`currency\`." },
    {
      "name": "code",
      "type": "string",
      "x-sample": "card_declined",
      "doc": "Why, in the PSP's words or ours. Snake case; new codes may appear."
    }
  ]
}
`,
  'schemas/payments.payment.v1/PaymentRefundFailed.avsc': `{
  "type": "record",
  "name": "PaymentRefundFailed",
  "namespace": "payments.payment.v1",
  "doc": "The PSP refused a refund that was asked for: nothing was given back, and it may be asked for again under a new id.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "paymentId",
      "type": "string",
      "x-id": "pay",
      "doc": "Payment: TypeID \`pay_\`, the same UUID as the order's where there is one."
    },
    {
      "name": "orderId",
      "type": ["null", "string"],
      "default": null,
      "x-id": "ord",
      "x-sample": true,
      "doc": "Order paid for: TypeID \`ord_\`; null for a deposit."
    },
    {
      "name": "purpose",
      "type": {
        "type": "enum",
        "name": "Purpose",
        "symbols": ["unknown", "order", "deposit"],
        "default": "unknown"
      },
      "doc": "What the payment is for."
    },
    {
      "name": "accountId",
      "type": "string",
      "x-id": "acc",
      "doc": "Account of the shopper who pays: TypeID \`acc_\`."
    },
    {
      "name": "method",
      "type": {
        "type": "enum",
        "name": "Method",
        "symbols": ["unknown", "card", "wallet"],
        "default": "unknown"
      },
      "doc": "How the shopper pays."
    },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    },
    {
      "name": "refundId",
      "type": "string",
      "x-id": "ref",
      "doc": "Refund: TypeID \`ref_\`; that of a late capture has the payment's UUID."
    },
    {
      "name": "amount",
      "type": "long",
      "x-sample": 1900,
      "doc": "Asked to be given back: minor units of \`currency\`."
    },
    {
      "name": "code",
      "type": "string",
      "x-sample": "refund_refused",
      "doc": "Why, as the PSP put it. Snake case; new codes may appear."
    }
  ]
}
`,
  'schemas/payments.payment.v1/PaymentRefunded.avsc': `{
  "type": "record",
  "name": "PaymentRefunded",
  "namespace": "payments.payment.v1",
  "doc": "Money was given back.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "paymentId",
      "type": "string",
      "x-id": "pay",
      "doc": "Payment: TypeID \`pay_\`, the same UUID as the order's where there is one."
    },
    {
      "name": "orderId",
      "type": ["null", "string"],
      "default": null,
      "x-id": "ord",
      "x-sample": true,
      "doc": "Order paid for: TypeID \`ord_\`; null for a deposit."
    },
    {
      "name": "purpose",
      "type": { "type": "enum", "name": "Purpose", "symbols": ["unknown", "order", "deposit"], "default": "unknown" },
      "doc": "What the payment is for."
    },
    { "name": "accountId", "type": "string", "x-id": "acc", "doc": "Account of the shopper who pays: TypeID \`acc_\`." },
    {
      "name": "method",
      "type": { "type": "enum", "name": "Method", "symbols": ["unknown", "card", "wallet"], "default": "unknown" },
      "doc": "How the shopper pays."
    },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    },
    {
      "name": "refundId",
      "type": "string",
      "x-id": "ref",
      "doc": "Refund: TypeID \`ref_\`; that of a late capture has the payment's UUID."
    },
    {
      "name": "amount",
      "type": "long",
      "x-sample": 4900,
      "doc": "Given back by this refund: minor units of \`currency\`."
    },
    {
      "name": "refunded",
      "type": "long",
      "x-sample": 4900,
      "doc": "Given back so far in all: minor units of \`currency\`."
    },
    {
      "name": "feeReturned",
      "type": "long",
      "x-sample": 0,
      "doc": "Part of our fee given back with it: minor units of \`currency\`."
    },
    {
      "name": "reason",
      "type": {
        "type": "enum",
        "name": "RefundReason",
        "symbols": ["unknown", "requested", "late_capture"],
        "default": "unknown"
      },
      "x-sample": "late_capture",
      "doc": "Why: the merchant asked, or the order had ended before it was captured."
    }
  ]
}
`,
  'schemas/payments.payment.v1/PaymentVoided.avsc': `{
  "type": "record",
  "name": "PaymentVoided",
  "namespace": "payments.payment.v1",
  "doc": "What was held and not captured was let go: nothing more is taken. Refunds of what was captured may follow.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "paymentId",
      "type": "string",
      "x-id": "pay",
      "doc": "Payment: TypeID \`pay_\`, the same UUID as the order's where there is one."
    },
    {
      "name": "orderId",
      "type": ["null", "string"],
      "default": null,
      "x-id": "ord",
      "x-sample": true,
      "doc": "Order paid for: TypeID \`ord_\`; null for a deposit."
    },
    {
      "name": "purpose",
      "type": { "type": "enum", "name": "Purpose", "symbols": ["unknown", "order", "deposit"], "default": "unknown" },
      "doc": "What the payment is for."
    },
    { "name": "accountId", "type": "string", "x-id": "acc", "doc": "Account of the shopper who pays: TypeID \`acc_\`." },
    {
      "name": "method",
      "type": { "type": "enum", "name": "Method", "symbols": ["unknown", "card", "wallet"], "default": "unknown" },
      "doc": "How the shopper pays."
    },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    },
    { "name": "released", "type": "long", "x-sample": 4900, "doc": "Amount let go: minor units of \`currency\`." },
    {
      "name": "reason",
      "type": {
        "type": "enum",
        "name": "VoidReason",
        "symbols": ["unknown", "cancelled", "expired", "declined", "authorisation_expired"],
        "default": "unknown"
      },
      "doc": "What ended the payment; \`authorisation_expired\`: nobody captured the rest in time."
    }
  ]
}
`,
  'schemas/payments.request.v1/DepositRequested.avsc': `{
  "type": "record",
  "name": "DepositRequested",
  "namespace": "payments.request.v1",
  "doc": "Money of a payment method is wanted on its shopper's wallet; payments may turn it down.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "paymentId", "type": "string", "x-id": "pay", "doc": "Payment that makes the deposit: TypeID \`pay_\`." },
    {
      "name": "accountId",
      "type": "string",
      "x-id": "acc",
      "doc": "Account whose wallet gets the money: TypeID \`acc_\`."
    },
    {
      "name": "paymentMethodId",
      "type": "string",
      "x-id": "pm",
      "doc": "Payment method of that account that is charged: TypeID \`pm_\`."
    },
    { "name": "amount", "type": "long", "x-sample": 4900, "doc": "To be deposited: minor units of \`currency\`." },
    {
      "name": "currency",
      "type": "string",
      "x-sample": "EUR",
      "doc": "Currency of every amount in this message: ISO 4217, three capital letters."
    }
  ]
}
`,
  'schemas/payments.request.v1/PaymentMethodRemovalRequested.avsc': `{
  "type": "record",
  "name": "PaymentMethodRemovalRequested",
  "namespace": "payments.request.v1",
  "doc": "A merchant asked to remove a shopper's payment method.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    {
      "name": "paymentMethodId",
      "type": "string",
      "x-id": "pm",
      "doc": "Payment method: TypeID \`pm_\`."
    },
    {
      "name": "accountId",
      "type": "string",
      "x-id": "acc",
      "doc": "Account that owns the payment method: TypeID \`acc_\`."
    }
  ]
}
`,
  'schemas/payments.request.v1/PaymentMethodSubmitted.avsc': `{
  "type": "record",
  "name": "PaymentMethodSubmitted",
  "namespace": "payments.request.v1",
  "doc": "A shopper's payment method was submitted; payments may turn it down.",
  "fields": [
    {
      "name": "merchantId",
      "type": "string",
      "x-id": "mer",
      "doc": "Merchant the message belongs to: TypeID \`mer_\`."
    },
    { "name": "paymentMethodId", "type": "string", "x-id": "pm", "doc": "Payment method: TypeID \`pm_\`." },
    {
      "name": "accountId",
      "type": "string",
      "x-id": "acc",
      "doc": "Account that owns the payment method: TypeID \`acc_\`."
    },
    {
      "name": "token",
      "type": "string",
      "x-secret": true,
      "x-sample": "tok_visa",
      "doc": "The PSP's token for the instrument: never logged, never shown."
    }
  ]
}
`,
}
