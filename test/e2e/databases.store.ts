import { contracts, topics } from '@parpay/events'
import pg from 'pg'

/** What a service still has to do, or could not do: all empty once the system has come to rest. */
interface Unrest {
  readonly outbox: number
  readonly attempts: number
  /** Why, of each message that was set aside. */
  readonly parked: readonly string[]
  /** `topic key: written, received` where a message has not come, or not without a gap. */
  readonly behind: readonly string[]
}

const services = Object.values(contracts)

/** The databases of a system, read as their superuser: an outsider's view, with none of the services' code. */
export class Databases {
  private readonly pools = new Map<string, pg.Pool>()

  /** @param superuser `status.postgres` */
  constructor(private readonly superuser: string) {}

  /** One statement in the database of a service. */
  async query<Row extends pg.QueryResultRow>(database: string, sql: string, values: unknown[] = []): Promise<Row[]> {
    const pool = this.pools.get(database) ?? this.open(database)
    return (await pool.query<Row>(sql, values)).rows
  }

  private open(database: string): pg.Pool {
    const url = new URL(this.superuser)
    url.pathname = `/${database}`
    const pool = new pg.Pool({ connectionString: url.href, max: 2 })
    pool.on('error', () => undefined) // the server was stopped; the next query connects again
    this.pools.set(database, pool)
    return pool
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()))
  }

  /** How many orders of a reference the edge shows in which state. */
  async orders(reference: string): Promise<Record<string, number>> {
    const rows = await this.query<{ status: string; count: number }>(
      'edge',
      `select status, count(*)::int from "order" where reference = $1 group by status`,
      [reference],
    )
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
  }

  /** Rows of every table of a database. */
  async rowCounts(database: string): Promise<Record<string, number>> {
    const rows = await this.query<{ name: string; rows: number }>(
      database,
      `select tablename as name,
              (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', tablename), false, true, '')))[1]
                ::text::int as rows
       from pg_tables where schemaname = 'public' order by tablename`,
    )
    return Object.fromEntries(rows.map(({ name, rows }) => [name, rows]))
  }

  /** What is left to do: by service, and by topic and key what was just written. Empty when the system is at rest. */
  async unrest(): Promise<Record<string, Unrest | 'written just now'>> {
    const left: Record<string, Unrest | 'written just now'> = {}
    const written = await this.written()
    for (const contract of services) {
      const unrest = await this.unrestOf(contract, written)
      if (Object.values(unrest).flat().some(Boolean)) left[contract.service] = unrest
    }
    // Four databases have no common moment: what was written while they were read may be under way to one already read.
    for (const [key, last] of await this.written()) if (written.get(key) !== last) left[key] = 'written just now'
    return left
  }

  private async unrestOf(
    { service, receive }: (typeof services)[number],
    written: ReadonlyMap<string, number>,
  ): Promise<Unrest> {
    // The inbox first: what a message received by now asks for is in the tables read after it, or done.
    const received = await this.query<{ key: string; last: number }>(
      service,
      `select topic || ' ' || subject as key, last::int from inbox`,
    )
    const [counts] = await this.query<{ outbox: number; attempts: number }>(
      service,
      `select (select count(*)::int from outbox) as outbox, (select count(*)::int from attempt) as attempts`,
    )
    const parked = await this.query<{ why: string }>(
      service,
      `select concat_ws(' ', topic, subject, sequence, reason, detail) as why from parked order by id`,
    )
    const inbox = new Map(received.map(({ key, last }) => [key, last]))
    const read = new Set(receive.map(({ topic }) => topic))
    const behind = [...written]
      .filter(([key, last]) => read.has(key.split(' ')[0] ?? '') && inbox.get(key) !== last)
      .map(([key, last]) => `${key}: ${last}, ${inbox.get(key) ?? 0}`)
    return { outbox: 0, attempts: 0, ...counts, parked: parked.map(({ why }) => why), behind }
  }

  /** The highest sequence of each topic and key, by those who write them. */
  private async written(): Promise<ReadonlyMap<string, number>> {
    const all = await Promise.all(
      services.map(({ service }) =>
        this.query<{ key: string; last: number }>(
          service,
          `select topic || ' ' || subject as key, last::int from outbox_sequence where topic = any($1)`,
          [topics.map(({ name }) => name)],
        ),
      ),
    )
    return new Map(all.flat().map(({ key, last }) => [key, last]))
  }
}
