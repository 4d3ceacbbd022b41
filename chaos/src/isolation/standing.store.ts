import pg from 'pg'
import type { Standing } from './backlog.js'
import type { ServiceName } from './outage.js'

interface Row {
  readonly taken: readonly { readonly topic: string; readonly next: number }[]
  readonly outbox: number
  readonly attempts: number
}

/** Milliseconds: a database that is refused or gone shows as such soon. */
const patience = 1_000

/** The services' databases, read as their superuser: they answer while the service itself is away. */
export class Standings {
  private readonly pools = new Map<ServiceName, pg.Pool>()

  /** @param superuser its address on any database of the server */
  constructor(private readonly superuser: string) {}

  /** null when the database does not answer. */
  async of(service: ServiceName): Promise<Standing | null> {
    const [row] = await this.rows<Row>(
      service,
      `select (select coalesce(json_agg(p), '[]')
               from (select topic, sum(next_offset)::int as next from position group by topic) p) as taken,
              (select count(*)::int from outbox) as outbox,
              (select count(*)::int from attempt) as attempts`,
    )
    if (!row) return null
    const { taken, outbox, attempts } = row
    return { taken: new Map(taken.map(({ topic, next }) => [topic, next])), outbox, attempts }
  }

  /** Orders in a terminal state; null when checkout's database does not answer. */
  async ended(): Promise<number | null> {
    const [row] = await this.rows<{ ended: number }>(
      'checkout',
      `select count(*)::int as ended from checkout_order where status not in ('placed', 'confirmed')`,
    )
    return row?.ended ?? null
  }

  private async rows<R extends pg.QueryResultRow>(service: ServiceName, sql: string): Promise<R[]> {
    try {
      return (await (this.pools.get(service) ?? this.open(service)).query<R>(sql)).rows
    } catch {
      return [] // away: the caller shows that it cannot be seen, and looks again
    }
  }

  private open(service: ServiceName): pg.Pool {
    const url = new URL(this.superuser)
    url.pathname = `/${service}`
    const limits = { connectionTimeoutMillis: patience, query_timeout: patience, max: 1 }
    const pool = new pg.Pool({ connectionString: url.href, ...limits })
    pool.on('error', () => undefined) // a session that was ended; the next look connects again
    this.pools.set(service, pool)
    return pool
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()))
  }
}
