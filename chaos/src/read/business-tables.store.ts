import { z } from 'zod'
import type { Evidence } from '../check/evidence.js'
import type { Databases } from './databases.store.js'

const id = z.string()
const minor = z.coerce.bigint()
const money = { status: z.string(), currency: z.string(), captured: minor, refunded: minor, open: z.int() }
const CheckoutRow = z.object({ id, ...money })
const PaymentRow = z.object({ id, orderId: z.string().nullable(), ...money })
const TransactionRow = z.object({ id, kind: z.string(), subject: z.string(), currency: z.string() })
const EntryRow = z.object({ transactionId: z.string(), amount: minor, ledgerAccount: z.string() })
const BalanceRow = z.object({ of: z.string(), balance: minor, entries: minor })
const EdgeOrderRow = z.object({
  ...{ id, status: z.string(), code: z.string().nullable() },
  ...{ capture: z.string().nullable(), reference: z.string().nullable() },
  ...{ captured: minor, paymentCaptured: minor, paymentRefunded: minor },
})
const TimelineRow = z.object({ orderId: z.string(), n: z.int(), type: z.string() })
const FeedRow = z.object({ merchantId: z.string(), n: z.int() })
const KeptRow = z.object({
  ...{ key: z.string(), status: z.int().nullable(), location: z.string().nullable(), body: z.string().nullable() },
})
const DepositRow = z.object({ id, status: z.string(), amount: minor })

type Business = Pick<Evidence, 'checkout' | 'payments' | 'transactions' | 'entries' | 'balances' | 'edge'>

/** What services keep of orders and money, in tables of their own. */
export async function readBusinessTables(databases: Databases): Promise<Business> {
  const [checkout, payments, books, edge] = await Promise.all([
    databases.rows(
      'checkout',
      CheckoutRow,
      `select id, status, currency, captured, refunded,
              jsonb_array_length(pending_captures) + jsonb_array_length(pending_refunds) as open
       from checkout_order`,
    ),
    databases.rows(
      'payments',
      PaymentRow,
      `select id, order_id as "orderId", status, currency, captured, refunded,
              jsonb_array_length(captures) + jsonb_array_length(refunds) as open
       from payment`,
    ),
    readBooks(databases),
    readEdge(databases),
  ])
  const { shownBalances, ...shown } = edge
  return { checkout, payments, ...books, balances: [...books.balances, ...shownBalances], edge: shown }
}

async function readBooks(databases: Databases): Promise<Pick<Business, 'transactions' | 'entries' | 'balances'>> {
  const [transactions, entries, balances] = await Promise.all([
    databases.rows('accounts', TransactionRow, 'select id, kind, subject, currency from ledger_transaction'),
    databases.rows(
      'accounts',
      EntryRow,
      'select transaction_id as "transactionId", amount, ledger_account as "ledgerAccount" from ledger_entry',
    ),
    databases.rows(
      'accounts',
      BalanceRow,
      `select 'the wallet of ' || coalesce(w.account_id, owner) as of, coalesce(w.balance, 0) as balance,
              coalesce(posted.sum, 0) as entries
       from wallet w
       full join (
         select a.owner, a.currency, -sum(e.amount) as sum from ledger_entry e
         join ledger_account a on a.name = e.ledger_account where a.purpose = 'wallet' group by 1, 2
       ) posted on posted.owner = w.account_id and posted.currency = w.currency`,
    ),
  ])
  return { transactions, entries, balances }
}

async function readEdge(databases: Databases) {
  const ask = <Row>(row: z.ZodType<Row>, sql: string) => databases.rows('edge', row, sql)
  const [orders, timelines, feed, answers, deposits, wallets, merchants] = await Promise.all([
    ask(
      EdgeOrderRow,
      `select id, status, code, capture, reference, captured, payment_captured as "paymentCaptured",
              payment_refunded as "paymentRefunded" from "order"`,
    ),
    ask(TimelineRow, 'select order_id as "orderId", n, type from timeline'),
    ask(FeedRow, 'select merchant_id as "merchantId", n::int from event'),
    ask(KeptRow, 'select key, status, location, body from idempotency_key'),
    ask(DepositRow, 'select id, status, amount from deposit'),
    ask(
      BalanceRow,
      `select 'the edge''s wallet of ' || a.id as of, a.wallet as balance, coalesce(sum(e.amount), 0) as entries
       from account a left join wallet_entry e on e.account_id = a.id group by a.id, a.wallet`,
    ),
    // Kept by the hour in which the money can be paid out: each of these sums is one that is shown.
    ask(
      BalanceRow,
      `select 'the edge''s ' || currency || ' balance of ' || merchant_id || ' for the hour ' || hour as of,
              coalesce(b.amount, 0) as balance, coalesce(posted.sum, 0) as entries
       from merchant_balance b
       full join (
         select merchant_id, currency, date_trunc('hour', coalesce(available_at, '-infinity'), 'UTC') as hour,
                sum(amount) as sum
         from merchant_entry group by 1, 2, 3
       ) posted using (merchant_id, currency, hour)`,
    ),
  ])
  const shownBalances = [...wallets, ...merchants]
  return { orders, timelines, feed, answers, deposits, shownBalances }
}
