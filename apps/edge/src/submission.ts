import type { contracts, MessageOf } from '@parpay/events'
import type { Account } from './account-view.js'
import type { AccountRequest } from './account-request.js'
import type { CancellationRequest } from './cancellation-request.js'
import type { Capture } from './capture.js'
import type { CaptureRequest } from './capture-request.js'
import type { FreezeRequest } from './freeze-request.js'
import type { DepositRequest } from './deposit-request.js'
import type { Deposit } from './deposit-view.js'
import type { Change } from './order.js'
import type { OrderRequest } from './order-request.js'
import type { ShownOrder } from './order-view.js'
import type { Said } from './outcome.store.js'
import type { PaymentMethod } from './payment-method-view.js'
import type { PaymentMethodRequest } from './payment-method-request.js'
import type { Problem } from './problem.js'
import type { Refund } from './refund.js'
import type { RefundRequest } from './refund-request.js'

/** What a POST or DELETE asks for, its body valid by itself. Ids of new things are made when the request arrives. */
export type Requested =
  | { readonly kind: 'account'; readonly id: string; readonly body: AccountRequest }
  | {
      readonly kind: 'payment method'
      readonly id: string
      readonly accountId: string
      readonly body: PaymentMethodRequest
    }
  | { readonly kind: 'deposit'; readonly id: string; readonly accountId: string; readonly body: DepositRequest }
  | { readonly kind: 'freeze' | 'unfreeze'; readonly accountId: string; readonly body: FreezeRequest }
  | { readonly kind: 'removal'; readonly id: string; readonly accountId: string }
  | { readonly kind: 'order'; readonly id: string; readonly body: OrderRequest }
  | { readonly kind: 'cancellation'; readonly orderId: string; readonly body: CancellationRequest }
  | { readonly kind: 'capture'; readonly id: string; readonly orderId: string; readonly body: CaptureRequest }
  | { readonly kind: 'refund'; readonly id: string; readonly orderId: string; readonly body: RefundRequest }

/** Who asks, and under which key. */
export interface Repeatable {
  readonly merchantId: string
  /** The `Idempotency-Key`; it means something within one merchant only. Null for a DELETE, which may be repeated anyway. */
  readonly key: string | null
  /** SHA-256 of method, path and the body's bytes: what the key stands for. */
  readonly fingerprint: Buffer
  /** The trace of the request: what follows from it goes on with it. */
  readonly traceparent: string | null
}

export interface Submission extends Repeatable {
  readonly requested: Requested
}

/** What the edge has seen of the things a group of requests names, by id, of every merchant. */
export interface Facts {
  readonly accounts: ReadonlyMap<string, Pick<Account, 'id' | 'merchantId' | 'status' | 'currency'>>
  readonly paymentMethods: ReadonlyMap<
    string,
    Pick<PaymentMethod, 'id' | 'merchantId' | 'accountId' | 'status' | 'code'>
  >
  readonly orders: ReadonlyMap<string, ShownOrder>
  /** The database's time: the same for the whole group. */
  readonly at: Date
}

/** The first answer to a request; `body` is the JSON text, so that a repeat answers the same bytes. */
export interface Answer {
  readonly status: 202
  readonly location: string | null
  readonly body: string
}

type Sent = (typeof contracts.edge)['send'][number]
type EmissionOf<Types extends Sent> = Types extends Sent
  ? { readonly type: Types; readonly message: MessageOf<Types> }
  : never
export type Emission = EmissionOf<Sent>

/** A request taken: what is answered, published and written, all in one transaction. */
export interface Admitted {
  readonly answer: Answer
  /** Null when nothing is to be done. */
  readonly emission: Emission | null
  /** What the whole flow is about: the order, else the deposit, account or payment method. */
  readonly correlationId: string
  readonly account?: Account & { readonly createdAt: Date }
  readonly paymentMethod?: PaymentMethod & { readonly createdAt: Date }
  readonly deposit?: Deposit
  /** A new order, or what a request adds to one. */
  readonly order?: Change
  readonly capture?: Said<Capture>
  readonly refund?: Said<Refund>
}

/** Decides on one request; pure. A Problem is a refusal: nothing is stored, the key stays free. */
export type Admission = Admitted | Problem
