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
  /**
   * A connection of its own, outside the pool; it is the caller's to close. `patience`: milliseconds after which an
   * unanswered statement fails, by default as in the pool.
   */
  connection(options?: { readonly patience?: number }): Promise<Connection>
  close(): Promise<void>
}

export interface Connection extends Tx {
  /** Resolves when the connection is lost or closed. */
  readonly lost: Promise<void>
  /** Calls `heard` at each NOTIFY on `channel` (a lower-case name), also of this process, until the connection ends. */
  listen(channel: string, heard: () => void): Promise<void>
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

/** The server could not be reached or was lost: whatever was asked for may be asked for again. */
class Unreachable extends Error {
  override name = 'Unreachable'
  constructor(override readonly cause: unknown) {
    super(cause instanceof Error ? cause.message || codeOf(cause) : String(cause))
  }
}

/**
 * Statements find their rows by key, a few or some hundred at once. A plan is kept as long as its connection, and made for
 * a guessed number of them: on a table that was empty, or for fewer rows than about 20,000, it would read all of it each
 * time. So whole tables are read only where no index serves.
 */
const byKey = '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off'

const answerPatience = 40_000
/** Of the patience, what the server lets a statement take: less, so only a server that is cut off is given up on. */
const statementShare = 0.75

export interface DatabaseOptions {
  /** How many statements may be under way at once, by default 10. */
  readonly connections?: number
  /** Milliseconds after which an unanswered connection is given up, by default 40,000; a statement sooner, by a quarter. */
  readonly patience?: number
}

export function openDatabase(
  url: string,
  { connections = 10, patience = answerPatience }: DatabaseOptions = {},
): Database {
  const settings = {
    connectionString: url,
    types,
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    statement_timeout: Math.round(patience * statementShare),
    // A process that stops in a transaction keeps its locks: those who wait for them go on after this.
    idle_in_transaction_session_timeout: 10_000,
    query_timeout: patience,
    options: byKey,
  }
  const pool = new pg.Pool({ ...settings, max: connections })
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined)

  /** Lends `work` a connection. `after` puts it in order after a failure; one that cannot be is thrown away. */
  async function lend<T>(
    work: (client: pg.PoolClient) => Promise<T>,
    after: (client: pg.PoolClient) => Promise<unknown>,
  ) {
    const client = await pool.connect().catch((error: unknown) => {
      throw new Unreachable(error)
    })
    const seen = { lost: false, stale: false }
    const onError = (): void => {
      seen.lost = true
    }
    client.on('error', onError)
    try {
      return await work(client)
    } catch (error) {
      if (isUnanswered(error)) onError()
      else await after(client).catch(onError)
      seen.stale = hasStalePlan(error)
      // A lost connection explains the failure, whatever words it was told in.
      throw seen.lost ? new Unreachable(error) : error
    } finally {
      client.removeListener('error', onError)
      client.release(seen.lost || seen.stale)
    }
  }

  return {
    query: (name, sql, params) =>
      lend(
        (client) => named(client).query(name, sql, params),
        () => Promise.resolve(),
      ),
    transaction: (work) =>
      lend(
        async (client) => {
          await client.query('begin')
          const result = await work(named(client))
          const { command } = await client.query('commit')
          // PostgreSQL's answer to committing a transaction in which a statement has failed: it rolls back, politely.
          if (command !== 'COMMIT') throw new Error('a statement of the transaction failed and its error was swallowed')
          return result
        },
        (client) => client.query('rollback'),
      ),
    async connection(options = {}) {
      const client = new pg.Client({
        ...settings,
        statement_timeout: 0,
        query_timeout: options.patience ?? patience,
        keepAliveInitialDelayMillis: 5000,
        // The server's side of a connection that was cut in silence: the session ends, and its locks with it.
        options: `${byKey} -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3`,
      })
      const lost = new Promise<void>((resolve) => {
        client.on('end', resolve)
        client.on('error', () => {
          resolve()
        })
      })
      await client.connect()
      const direct = named(client)
      let previous: Promise<unknown> = Promise.resolve()
      const own: Connection = {
        // One statement at a time: pg's own queue goes away with version 9.
        query<Row extends object>(name: string, sql: string, params?: readonly unknown[]) {
          const answer = previous.then(() => direct.query<Row>(name, sql, params))
          previous = answer.catch(() => undefined)
          return answer
        },
        lost,
        async listen(channel, heard) {
          client.on('notification', (notification) => {
            if (notification.channel === channel) heard()
          })
          await own.query(`listen_${channel}`, `listen ${pg.escapeIdentifier(channel)}`)
        },
        close: () => client.end(),
      }
      return own
    },
    close: () => pool.end(),
  }
}

/**
 * What a failure asks for. `away`: nothing can be done now, for a reason that is not in what was asked: wait and do it
 * again. `again`: another transaction was in the way. `final`: it fails each time, because of what was asked.
 * Of PostgreSQL's errors only those that depend on values are final (SQLSTATE classes: cardinality, data, integrity,
 * triggered action, check option, program limit, raised by PL/pgSQL; and a statement after one whose error was
 * swallowed): a missing table or privilege, a full disk or a timeout says nothing about a message, and a message must
 * not be parked for it.
 */
export function kindOfFailure(error: unknown): 'away' | 'again' | 'final' {
  if (!(error instanceof Error)) return 'final'
  if (error instanceof Unreachable) return 'away'
  if (error instanceof pg.DatabaseError) {
    const code = codeOf(error)
    if (/^(40|55P03|23505)/.test(code)) return 'again'
    return /^(21|22|23|25P02|27|44|54|P0)/.test(code) ? 'final' : 'away'
  }
  if (/^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN)/.test(codeOf(error))) return 'away'
  return /^Connection terminated|^Client (has encountered a connection error|was closed) and is not queryable/.test(
    error.message,
  )
    ? 'away'
    : 'final'
}

/** A row with this key is there: unlike a deadlock, this may be so each time. */
export const isDuplicate = (error: unknown): boolean => error instanceof pg.DatabaseError && codeOf(error) === '23505'

/** Tables have changed since this connection prepared its statements (`cached plan must not change result type`). */
const hasStalePlan = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && /^(0A000|26000)$/.test(codeOf(error))

/** The network may be cut without a word: TCP alone would notice after a quarter of an hour. */
const isUnanswered = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout'

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')
