import pg from 'pg'

/** A transaction, or anything else statements can be sent through. */
export interface Tx {
  /**
   * One named prepared statement. A name stands for one text for ever. Amounts (int8) come back as bigint.
   * Throws PostgreSQL's own error.
   */
  query<Row extends object>(name: string, sql: string, params?: readonly unknown[]): Promise<Row[]>
}

export interface Database extends Tx {
  /** Commits what `work` did, or rolls it back when it throws. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** A connection of its own, outside the pool; it is the caller's to close. */
  connection(): Promise<Connection>
  close(): Promise<void>
}

export interface Connection extends Tx {
  /** Resolves when the connection is lost or closed. */
  readonly lost: Promise<void>
  close(): Promise<void>
}

/** Amounts: int8 does not fit a number. Everything else as pg parses it. */
class Parsers extends pg.TypeOverrides {
  constructor() {
    super()
    this.setTypeParser(pg.types.builtins.INT8, BigInt)
  }
}
const types = new Parsers()

const named = (client: { query: pg.ClientBase['query'] }): Tx => ({
  async query<Row extends object>(name: string, sql: string, params: readonly unknown[] = []) {
    const { rows } = await client.query<Row>({ name, text: sql, values: [...params] })
    return rows
  },
})

export function openDatabase(url: string, { connections = 10 }: { connections?: number } = {}): Database {
  const settings = {
    connectionString: url,
    types,
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  }
  const pool = new pg.Pool({ ...settings, max: connections })
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  return {
    async query<Row extends object>(name: string, sql: string, params: readonly unknown[] = []) {
      const { rows } = await pool.query<Row>({ name, text: sql, values: [...params] })
      return rows
    },
    async transaction(work) {
      const client = await pool.connect()
      let broken: Error | undefined
      const onError = (error: Error): void => {
        broken = error
      }
      client.on('error', onError)
      try {
        await client.query('begin')
        const result = await work(named(client))
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch((failure: unknown) => {
          broken = failure instanceof Error ? failure : new Error(String(failure))
        })
        throw error
      } finally {
        client.removeListener('error', onError)
        client.release(broken)
      }
    },
    async connection() {
      const client = new pg.Client({ ...settings, statement_timeout: 0 })
      const lost = new Promise<void>((resolve) => {
        client.on('end', resolve)
        client.on('error', () => {
          resolve()
        })
      })
      await client.connect()
      return { ...named(client), lost, close: () => client.end() }
    },
    close: () => pool.end(),
  }
}

/** What a database error asks for: the server is away, the same again may succeed, or it will fail each time. */
export function kindOfFailure(error: unknown): 'away' | 'again' | 'final' {
  if (!(error instanceof Error)) return 'final'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (/^(40001|40P01|55P03|23505)$/.test(code)) return 'again'
  if (/^(08|57P|53|25006)/.test(code) || /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN)/.test(code))
    return 'away'
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/.test(
    error.message,
  )
    ? 'away'
    : 'final'
}
