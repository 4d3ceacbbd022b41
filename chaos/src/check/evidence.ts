/** What is in a message, as far as a check asks for it. Amounts are minor units. */
export interface Facts {
  readonly merchantId?: string | undefined
  readonly orderId?: string | null | undefined
  readonly paymentId?: string | undefined
  readonly captureId?: string | undefined
  readonly refundId?: string | undefined
  readonly transactionId?: string | undefined
  readonly currency?: string | undefined
  readonly amount?: bigint | null | undefined
}

/** A record of a topic, in the order of its partition. */
export interface TopicRecord {
  readonly topic: string
  readonly partition: number
  readonly offset: bigint
  readonly key: string
  /** `ce_sequence`, `ce_id`, `ce_type` */
  readonly sequence: number
  readonly id: string
  readonly type: string
  /** Undefined when it does not decode. */
  readonly facts?: Facts | undefined
}

/** A line of the PSP's log. Repeats of a key are marked; nothing was done for them. */
export interface PspLine {
  readonly n: number
  readonly operation: string
  readonly key: string
  readonly payment: string | null
  readonly amount: bigint | null
  readonly currency: string | null
  readonly outcome: string
  readonly repeat: boolean
}

interface KeyLast {
  readonly topic: string
  readonly subject: string
  readonly last: number
}

/** What the runtime's tables of one service's database hold. */
export interface RuntimeTables {
  readonly service: string
  /** Topics its contract sends to and receives from. */
  readonly sends: readonly string[]
  readonly receives: readonly string[]
  readonly sequences: readonly KeyLast[]
  readonly outbox: readonly { readonly topic: string; readonly subject: string; readonly sequence: number }[]
  readonly inbox: readonly (KeyLast & {
    readonly lastId: string | null
    readonly blocked: boolean
    readonly waiting: boolean
  })[]
  readonly positions: readonly { readonly topic: string; readonly partition: number; readonly nextOffset: bigint }[]
  readonly parked: readonly {
    readonly topic: string
    readonly subject: string | null
    readonly sequence: number | null
    readonly reason: string
    readonly detail: string
  }[]
  readonly attempts: readonly { readonly id: string; readonly tries: number }[]
  /** Those whose time has come. */
  readonly dueTimers: readonly { readonly aggregateId: string; readonly name: string }[]
}

export interface PaymentRow {
  readonly id: string
  readonly orderId: string | null
  readonly currency: string
  readonly status: string
  readonly captured: bigint
  readonly refunded: bigint
  /** Captures and refunds whose end is not known. */
  readonly open: number
}

export interface CheckoutRow {
  readonly id: string
  readonly status: string
  readonly currency: string
  readonly captured: bigint
  readonly refunded: bigint
  /** Captures and refunds that were approved, and whose end is not known. */
  readonly open: number
}

/** An order, its payment and its timeline as the edge shows them. */
export interface EdgeOrderRow {
  readonly id: string
  readonly status: string
  /** Why it was declined. */
  readonly code: string | null
  readonly capture: string | null
  readonly reference: string | null
  readonly captured: bigint
  readonly paymentCaptured: bigint
  readonly paymentRefunded: bigint
}

/** A deposit as the edge shows it. */
export interface DepositRow {
  readonly id: string
  readonly status: string
  readonly amount: bigint
}

export interface EntryRow {
  readonly transactionId: string
  /** Debit positive. */
  readonly amount: bigint
  /** `owner:purpose:currency` */
  readonly ledgerAccount: string
}

export interface TransactionRow {
  readonly id: string
  readonly kind: string
  /** The payment. */
  readonly subject: string
  readonly currency: string
}

/** A balance and what the entries behind it sum to; `of` says where and whose. */
export interface Balance {
  readonly of: string
  readonly balance: bigint
  readonly entries: bigint
}

/** A POST and every answer that was given to it, under one Idempotency-Key. */
export interface Asked {
  readonly key: string
  /** The order it made or was about; null when that is not known, and when it is about an account. */
  readonly orderId: string | null
  /** Whether it was to make an order. */
  readonly makesOrder: boolean
  /** Answers to the same request; those that say "later" (409, 429, 5xx) are left out. */
  readonly answers: readonly Answer[]
  /** Answers to the same key with another body. */
  readonly changed: readonly Answer[]
}

export interface Answer {
  readonly status: number
  readonly location: string | null
  readonly body: string
  readonly replayed: boolean
}

/** What is kept under an Idempotency-Key. */
export interface KeptAnswer {
  readonly key: string
  readonly status: number | null
  readonly location: string | null
  readonly body: string | null
}

/** A message that nobody can process, put on a topic, and the number of messages of its key behind it. */
export interface Planted {
  readonly topic: string
  readonly key: string
  readonly behind: number
}

/** Everything the checker looks at, read from a system at rest by itself. */
export interface Evidence {
  readonly records: readonly TopicRecord[]
  readonly psp: readonly PspLine[]
  readonly services: readonly RuntimeTables[]
  readonly checkout: readonly CheckoutRow[]
  readonly payments: readonly PaymentRow[]
  readonly transactions: readonly TransactionRow[]
  readonly entries: readonly EntryRow[]
  readonly balances: readonly Balance[]
  readonly edge: {
    readonly orders: readonly EdgeOrderRow[]
    readonly timelines: readonly { readonly orderId: string; readonly n: number; readonly type: string }[]
    readonly feed: readonly { readonly merchantId: string; readonly n: number }[]
    readonly answers: readonly KeptAnswer[]
    readonly deposits: readonly DepositRow[]
  }
  readonly asked: readonly Asked[]
  readonly planted: readonly Planted[]
}
