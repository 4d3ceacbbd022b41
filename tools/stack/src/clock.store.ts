import pg from 'pg'

/** Where a clock was moved to: how often, and how many milliseconds ahead in all. */
export interface ClockReading {
  readonly epoch: number
  readonly offset: number
}

/** Where the clock of a database stands; null where a service has not made its tables yet. */
export const readClock = (ownerUrl: string): Promise<ClockReading | null> =>
  asOwner(ownerUrl, async (client) => {
    const { rows: there } = await client.query<{ clock: string | null }>(`select to_regclass('clock')::text as clock`)
    if (there[0]?.clock == null) return null
    const { rows } = await client.query<ClockReading>(
      `select epoch::float8 as epoch, (extract(epoch from "offset") * 1000)::float8 as "offset" from clock`,
    )
    return rows[0] ?? null
  })

/** Moves the clock of a database forward. Only the role that owns it may; the database refuses to go back. */
export const writeClock = (ownerUrl: string, { epoch, offset }: ClockReading): Promise<void> =>
  asOwner(ownerUrl, async (client) => {
    const move = `update clock set epoch = $1, "offset" = $2::float8 * interval '1 millisecond' where epoch < $1`
    await client.query(move, [epoch, offset])
  })

async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000, query_timeout: 10_000 })
  client.on('error', () => undefined) // the query that is waiting fails with it
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
