import pg from 'pg'
import type { ServiceName } from './outage.js'

/** Takes one database of a server away from everybody while the others go on. */
export class DatabaseDoor {
  /** @param superuser its address; that server's database `postgres` is used to work from */
  constructor(private readonly superuser: string) {}

  /** Lets nobody in and ends every session; returns when none is left. */
  async shut(database: ServiceName): Promise<void> {
    await this.as(async (client) => {
      await client.query(`alter database ${pg.escapeIdentifier(database)} with allow_connections false`)
      const left = `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`
      // Again, since one that was just coming in when the door closed is still let in.
      while (((await client.query(left, [database])).rowCount ?? 0) > 0);
    })
  }

  async open(database: ServiceName): Promise<void> {
    await this.as((client) =>
      client.query(`alter database ${pg.escapeIdentifier(database)} with allow_connections true`),
    )
  }

  private async as(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
    const url = new URL(this.superuser)
    url.pathname = '/postgres'
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    try {
      await work(client)
    } finally {
      await client.end()
    }
  }
}
