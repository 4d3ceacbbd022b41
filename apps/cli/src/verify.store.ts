import pg from 'pg'
import { z } from 'zod'
import type { EntryRow, OrderRow, PaymentRow, TransactionRow, WalletRow } from './verify.js'

// pg gives int8 as text; bigint holds every cent.
const amount = z.string().transform(BigInt)

const Payment: z.ZodType<PaymentRow> = z.object({
  ...{ id: z.string(), orderId: z.string().nullable(), merchantId: z.string(), accountId: z.string() },
  ...{ currency: z.string(), status: z.string() },
  ...{ amount, captured: amount, fee: amount, refunded: amount, feeReturned: amount, refunding: z.boolean() },
})
const Order: z.ZodType<OrderRow> = z.object({
  ...{ id: z.string(), currency: z.string(), total: amount, status: z.string(), manual: z.boolean() },
  ...{ captured: amount, refunded: amount, capturing: amount, refunding: amount },
})
const Entry: z.ZodType<EntryRow> = z.object({
  ...{ transactionId: z.string(), kind: z.string(), subject: z.string(), currency: z.string() },
  ...{ ledgerAccount: z.string(), amount: amount },
})
const Transaction: z.ZodType<TransactionRow> = z.object({
  ...{ id: z.string(), subject: z.string(), merchantId: z.string() },
  ...{ orderId: z.string().nullable(), accountId: z.string().nullable() },
})
const Wallet: z.ZodType<WalletRow> = z.object({ accountId: z.string(), currency: z.string(), balance: amount })

/** Where each database is, with a role that may read it. */
export interface Databases {
  readonly payments: string
  readonly checkout: string
  readonly accounts: string
}

/** The services' databases on one server, by its superuser's address. */
export function databasesOn(postgres: string): Databases {
  const of = (name: string) => Object.assign(new URL(postgres), { pathname: `/${name}` }).href
  return { payments: of('payments'), checkout: of('checkout'), accounts: of('accounts') }
}

/** Reads three services' databases as an auditor: read only, each in one snapshot. */
export class VerifyStore {
  constructor(private readonly databases: Databases) {}

  payments(): Promise<PaymentRow[]> {
    return this.#read('payments', (ask) =>
      ask(
        Payment,
        `SELECT id, order_id AS "orderId", merchant_id AS "merchantId", account_id AS "accountId", currency, status,
                amount, captured, fee, refunded, fee_returned AS "feeReturned", refunds <> '[]' AS refunding
         FROM payment ORDER BY id`,
      ),
    )
  }

  orders(): Promise<OrderRow[]> {
    return this.#read('checkout', (ask) =>
      ask(
        Order,
        `SELECT id, currency, total, status, capture = 'manual' AS manual, captured, refunded,
                (SELECT coalesce(sum((each ->> 'amount')::bigint), 0)::bigint
                 FROM jsonb_array_elements(pending_captures) AS each) AS capturing,
                (SELECT coalesce(sum((each ->> 'amount')::bigint), 0)::bigint
                 FROM jsonb_array_elements(pending_refunds) AS each) AS refunding
         FROM checkout_order ORDER BY id`,
      ),
    )
  }

  ledger(): Promise<{ entries: EntryRow[]; transactions: TransactionRow[]; wallets: WalletRow[] }> {
    return this.#read('accounts', async (ask) => ({
      entries: await ask(
        Entry,
        `SELECT t.id AS "transactionId", t.kind, t.subject, t.currency, e.ledger_account AS "ledgerAccount", e.amount
         FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id ORDER BY t.id, e.n`,
      ),
      transactions: await ask(
        Transaction,
        `SELECT id, subject, merchant_id AS "merchantId", order_id AS "orderId", account_id AS "accountId"
         FROM ledger_transaction ORDER BY id`,
      ),
      wallets: await ask(Wallet, 'SELECT account_id AS "accountId", currency, balance FROM wallet'),
    }))
  }

  async #read<T>(
    database: keyof Databases,
    read: (ask: <Row>(row: z.ZodType<Row>, sql: string) => Promise<Row[]>) => Promise<T>,
  ): Promise<T> {
    const client = new pg.Client({ connectionString: this.databases[database], connectionTimeoutMillis: 5_000 })
    await client.connect()
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      return await read(async (row, sql) => z.array(row).parse((await client.query(sql)).rows))
    } finally {
      await client.end()
    }
  }
}
