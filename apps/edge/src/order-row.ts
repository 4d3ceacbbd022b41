import type { Capture } from './capture.js'
import type { Order, OrderDetails, OrderLine, OrderStatus, TimelineLine } from './order.js'
import type { ShownOrder } from './order-view.js'
import type { Refund } from './refund.js'

/** A row of "order" as it is read. */
export interface OrderRow {
  id: string
  merchant_id: string
  status: OrderStatus
  created_at: Date
  account_id: string | null
  payment_method_id: string | null
  method: string | null
  currency: string | null
  total: bigint | null
  lines: OrderLine[] | null
  capture: string | null
  expires_at: Date | null
  reference: string | null
  metadata: Record<string, string> | null
  authorised: bigint
  captured: bigint
  refunded: bigint
  code: string | null
  payment_id: string | null
  payment_authorised: bigint
  payment_captured: bigint
  payment_refunded: bigint
  payment_voided: boolean
  payment_code: string | null
  timeline_length: number
  fed: number
}

/** The same with the order's lists, as PostgreSQL's `json_agg` writes them. */
export interface ShownOrderRow extends OrderRow {
  timeline: (Omit<TimelineLine, 'at'> & { at: string })[]
  captures: (Omit<Capture, 'amount'> & { amount: string | null })[]
  refunds: (Omit<Refund, 'amount'> & { amount: string | null })[]
}

export const orderOf = (row: OrderRow): Order => ({
  id: row.id,
  merchantId: row.merchant_id,
  createdAt: row.created_at,
  details: detailsOf(row),
  status: row.status,
  authorised: row.authorised,
  captured: row.captured,
  refunded: row.refunded,
  code: row.code,
  payment: {
    id: row.payment_id,
    authorised: row.payment_authorised,
    captured: row.payment_captured,
    refunded: row.payment_refunded,
    voided: row.payment_voided,
    code: row.payment_code,
  },
  timelineLength: row.timeline_length,
  fed: row.fed,
})

export const shownOrderOf = ({ timeline, captures, refunds, ...row }: ShownOrderRow): ShownOrder => ({
  order: orderOf(row),
  timeline: timeline.map((line) => ({ ...line, at: new Date(line.at) })),
  captures: captures.map(exactly),
  refunds: refunds.map(exactly),
})

const exactly = <Kind extends { amount: string | null }>({ amount, ...rest }: Kind) => ({
  ...rest,
  amount: amount === null ? null : BigInt(amount),
})

/** Details are written together: either all columns that cannot be null for themselves are there, or none. */
function detailsOf(row: OrderRow): OrderDetails | null {
  const { account_id, method, currency, total, lines, capture, expires_at, metadata } = row
  if (!account_id || !method || !currency || total === null || !lines || !capture || !expires_at || !metadata)
    return null
  return {
    accountId: account_id,
    paymentMethodId: row.payment_method_id,
    method,
    currency,
    total,
    lines,
    capture,
    expiresAt: expires_at,
    reference: row.reference,
    metadata,
  }
}
