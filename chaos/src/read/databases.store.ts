import pg from 'pg'
import { z } from 'zod'

/** The databases of a system, read as their superuser: an outsider's view, with none of the services' code. */
export class Databases {
  private readonly pools = new Map<string, pg.Pool>()

  /** @param superuser `status.postgres` */
  constructor(private readonly superuser: string) {}

  /** What one statement answers in the database of a service, each row as `row` has it. */
  async rows<Row>(database: string, row: z.ZodType<Row>, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const pool = this.pools.get(database) ?? this.open(database)
    const { rows } = await pool.query(sql, [...values])
    return z.array(row).parse(rows)
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()))
  }

  private open(database: string): pg.Pool {
    const url = new URL(this.superuser)
    url.pathname = `/${database}`
    const pool = new pg.Pool({ connectionString: url.href, max: 2 })
    pool.on('error', () => undefined) // the server was stopped; the next statement connects again
    this.pools.set(database, pool)
    return pool
  }
}
