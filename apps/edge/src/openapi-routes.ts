import type { z } from 'zod'
import { FeedQuery } from './feed-query.js'
import { ListQuery } from './list-query.js'
import { ref, type JsonSchema } from './openapi-schemas.js'
import { PaymentMethodsQuery, TransactionsQuery } from './page.js'
import type { ProblemKind } from './problem.js'

/** A route as it is documented; its path is as Nest writes it. */
export interface Route {
  readonly method: 'get' | 'post' | 'delete'
  readonly path: string
  readonly id: string
  readonly tag: 'Orders' | 'Accounts' | 'Balance' | 'Events' | 'Service'
  readonly summary: string
  readonly description?: string
  readonly query?: z.ZodObject
  readonly body?: string
  readonly bodyRequired?: boolean
  readonly answer: string | JsonSchema
  readonly location?: boolean
  /** It answers an order, and `Prefer: wait=N` makes it wait for the order's end. */
  readonly waits?: boolean
  /** What its server-sent events carry; it has them instead of JSON, or beside it. */
  readonly events?: { readonly data: string; readonly only: boolean; readonly ids: string }
  readonly problems: readonly ProblemKind[]
}

const always = ['malformed-request', 'unauthorized', 'too-many-requests', 'internal', 'unavailable'] as const
const deleted = ['in-flight', 'too-large', 'unsupported-media-type', 'invalid-request', 'card-number'] as const
const posted = [...deleted, 'idempotency-key', 'idempotency-key-reused'] as const
const healthy: JsonSchema = { type: 'object', properties: { status: { const: 'live' } }, required: ['status'] }
const readiness: JsonSchema = {
  type: 'object',
  properties: {
    status: { enum: ['ready', 'degraded', 'unready'], description: 'degraded: accepts, but Kafka is away.' },
    reasons: { type: 'array', items: { type: 'string' } },
  },
  required: ['status', 'reasons'],
}

/** Every route of the API. */
export const routes: readonly Route[] = [
  {
    ...{
      method: 'post',
      path: '/v1/accounts',
      id: 'openAccount',
      tag: 'Accounts',
      summary: 'Open a shopper’s account',
    },
    ...{ body: 'AccountRequest', answer: 'NewAccount', location: true, problems: [...always, ...posted] },
  },
  {
    ...{ method: 'get', path: '/v1/accounts/:id', id: 'getAccount', tag: 'Accounts', summary: 'An account' },
    ...{ answer: 'Account', problems: [...always, 'not-found', 'card-number'] },
  },
  {
    ...{ method: 'post', path: '/v1/accounts/:id/payment-methods', id: 'addPaymentMethod', tag: 'Accounts' },
    ...{ summary: 'Add a payment method to an open account', body: 'PaymentMethodRequest', answer: 'NewPaymentMethod' },
    problems: [...always, ...posted, 'not-found', 'not-ready'],
  },
  {
    ...{ method: 'get', path: '/v1/accounts/:id/payment-methods', id: 'listPaymentMethods', tag: 'Accounts' },
    ...{ summary: 'An account’s payment methods', query: PaymentMethodsQuery, answer: 'PaymentMethodPage' },
    problems: [...always, 'not-found', 'invalid-request', 'card-number'],
  },
  {
    ...{ method: 'delete', path: '/v1/accounts/:id/payment-methods/:pm', id: 'removePaymentMethod', tag: 'Accounts' },
    ...{
      summary: 'Remove a payment method',
      body: 'RemovalRequest',
      bodyRequired: false,
      answer: 'PaymentMethodStatus',
    },
    description:
      'It can be charged for nothing new from then on; payments under way go on. May be repeated, without an ' +
      'Idempotency-Key.',
    problems: [...always, ...deleted, 'not-found'],
  },
  {
    ...{ method: 'post', path: '/v1/accounts/:id/freeze', id: 'freezeAccount', tag: 'Accounts' },
    ...{ summary: 'Freeze an account', body: 'FreezeRequest', bodyRequired: false, answer: 'AccountStatus' },
    description: 'New orders and deposits of it are declined from then on; payments under way go on.',
    problems: [...always, ...posted, 'not-found', 'not-ready'],
  },
  {
    ...{ method: 'post', path: '/v1/accounts/:id/unfreeze', id: 'unfreezeAccount', tag: 'Accounts' },
    ...{ summary: 'End the freeze of an account', body: 'FreezeRequest', bodyRequired: false, answer: 'AccountStatus' },
    problems: [...always, ...posted, 'not-found', 'not-ready'],
  },
  {
    ...{ method: 'post', path: '/v1/accounts/:id/deposits', id: 'makeDeposit', tag: 'Accounts' },
    ...{ summary: 'Charge a payment method for the account’s wallet', body: 'DepositRequest', answer: 'NewDeposit' },
    description: 'The account must be open and the payment method active, else the answer is 409 `not-ready`.',
    ...{ location: true, problems: [...always, ...posted, 'not-found', 'not-ready'] },
  },
  {
    ...{ method: 'get', path: '/v1/deposits/:id', id: 'getDeposit', tag: 'Accounts', summary: 'A deposit' },
    ...{ answer: 'Deposit', problems: [...always, 'not-found', 'card-number'] },
  },
  {
    ...{ method: 'get', path: '/v1/accounts/:id/transactions', id: 'listTransactions', tag: 'Accounts' },
    ...{ summary: 'What moved an account’s balance', query: TransactionsQuery, answer: 'TransactionPage' },
    description: 'Ledger entries of the account’s wallet, newest first. Orders paid by card leave it alone.',
    problems: [...always, 'not-found', 'invalid-request', 'card-number'],
  },
  {
    ...{ method: 'post', path: '/v1/orders', id: 'placeOrder', tag: 'Orders', summary: 'Place an order' },
    description: 'The account must be open and the payment method active, else the answer is 409 `not-ready`.',
    ...{ body: 'OrderRequest', answer: 'Order', location: true, waits: true },
    problems: [...always, ...posted, 'not-ready'],
  },
  {
    ...{ method: 'get', path: '/v1/orders', id: 'listOrders', tag: 'Orders', summary: 'Orders, newest first' },
    ...{ query: ListQuery, answer: 'OrderPage', problems: [...always, 'invalid-request', 'card-number'] },
  },
  {
    ...{ method: 'get', path: '/v1/orders/:id', id: 'getOrder', tag: 'Orders', summary: 'An order' },
    ...{ answer: 'Order', waits: true, problems: [...always, 'not-found', 'card-number'] },
  },
  {
    ...{ method: 'get', path: '/v1/orders/:id/events', id: 'followOrder', tag: 'Orders' },
    ...{ summary: 'What happens to an order, as it happens', answer: 'TimelineLine' },
    events: { data: 'TimelineLine', only: true, ids: 'the line’s `n`' },
    description:
      'Server-sent events: the lines of the order’s timeline, first those that are there. The stream does not end with ' +
      'the order, since refunds and postings still add lines; it ends when the client leaves or the instance stops. ' +
      'Comments keep it open meanwhile; a client that takes nothing for half a minute is cut off.',
    problems: [...always, 'not-found', 'card-number'],
  },
  {
    ...{ method: 'post', path: '/v1/orders/:id/cancel', id: 'cancelOrder', tag: 'Orders', summary: 'Cancel an order' },
    description:
      'A request, accepted whatever the order’s status: whether it comes in time is decided later. The order ends ' +
      '`cancelled`, or `CancellationRejected` appears on its timeline.',
    ...{ body: 'CancellationRequest', bodyRequired: false, answer: 'Order', waits: true },
    problems: [...always, ...posted, 'not-found'],
  },
  {
    ...{
      method: 'post',
      path: '/v1/orders/:id/capture',
      id: 'captureOrder',
      tag: 'Orders',
      summary: 'Capture an order',
    },
    description:
      'Part or all of what an order with `capture: "manual"` has authorised. A request, accepted whatever the order’s ' +
      'status: what became of it is in the order’s `captures`, this one the last of the answer’s list. With a wait, the ' +
      'answer comes when this capture has ended; the last one ends with its order.',
    ...{ body: 'CaptureRequest', bodyRequired: false, answer: 'Order', waits: true },
    problems: [...always, ...posted, 'not-found'],
  },
  {
    ...{ method: 'post', path: '/v1/orders/:id/refunds', id: 'refundOrder', tag: 'Orders', summary: 'Refund an order' },
    description:
      'Part or all of what was captured. A request, accepted whatever the order’s status: it is in the order’s ' +
      '`refunds` at once, `pending`, and then says what became of it.',
    ...{ body: 'RefundRequest', bodyRequired: false, answer: 'NewRefund', location: true },
    problems: [...always, ...posted, 'not-found'],
  },
  {
    ...{ method: 'get', path: '/v1/balance', id: 'getBalance', tag: 'Balance', summary: 'Your balance' },
    description:
      'A balance for each currency that anything was posted in. A capture is pending for two days, less our fee; a ' +
      'refund lowers what is available at once.',
    ...{ answer: { type: 'array', items: ref('Balance') }, problems: [...always] },
  },
  {
    ...{ method: 'get', path: '/v1/transactions', id: 'listMerchantTransactions', tag: 'Balance' },
    ...{ summary: 'What moved your balance', query: TransactionsQuery, answer: 'MerchantTransactionPage' },
    description: 'Ledger entries of your own account, newest first; they sum to the balance.',
    problems: [...always, 'invalid-request', 'card-number'],
  },
  {
    ...{ method: 'get', path: '/v1/events', id: 'listEvents', tag: 'Events', summary: 'Everything that happened' },
    ...{ query: FeedQuery, answer: 'EventPage', events: { data: 'Event', only: false, ids: 'its `n`' } },
    description:
      'All lines of the timelines of your orders, and what happened to your accounts and payment methods: in one order ' +
      'that never changes, without gaps, so a reader who keeps the last `n` misses nothing. A new order’s first line ' +
      'appears with the first thing that happens to it. Pages, oldest first: give `next`, or the last `n` you have, as ' +
      '`after`. With `Accept: text/event-stream` a stream that goes on as things happen; `Last-Event-ID` counts before ' +
      '`after`, and `limit` has no meaning.',
    problems: [...always, 'invalid-request', 'card-number'],
  },
  {
    ...{ method: 'get', path: '/openapi.json', id: 'getOpenApi', tag: 'Service', summary: 'This document' },
    ...{ answer: { type: 'object' }, problems: ['too-many-requests', 'unavailable'] },
  },
  {
    ...{ method: 'get', path: '/health/live', id: 'live', tag: 'Service', summary: 'Whether the process runs' },
    ...{ answer: healthy, problems: [] },
  },
  {
    ...{ method: 'get', path: '/health/ready', id: 'ready', tag: 'Service', summary: 'Whether it can accept requests' },
    ...{ answer: readiness, problems: [] },
  },
]
