import {
  AccountOpened,
  contracts,
  newId,
  PaymentMethodAdded,
  topics,
  type MessageType,
  type Contract,
} from '@parpay/events'
import { kafkaTransport, Messaging, migrationsFolder, openDatabase, silent, type Log } from '@parpay/messaging'
import { migrate, processVariables, readSettings, runService, type RunningService } from '@parpay/process'
import { createTopics, endOffsets, testDatabase } from '@parpay/stack'
import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { edge } from '../src/edge.module.js'
import { noBroker } from './no-broker.transport.js'
import { proxyTo } from './proxy.fixture.js'
import { until } from './until.js'

/** A merchant of the test, with its key. */
export interface Merchant {
  readonly id: string
  readonly apiKey: string
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The JSON of the body. */
  readonly body: Record<string, unknown> & { readonly id: string }
}

export interface Call {
  readonly as?: Merchant | null
  readonly key?: string | null
  readonly body?: unknown
  readonly headers?: Record<string, string>
  /** The address of another instance. */
  readonly at?: string
  readonly signal?: AbortSignal
}

const tables = [
  'account',
  'payment_method',
  'deposit',
  'wallet_entry',
  'merchant_entry',
  'merchant_balance',
  'order',
  'timeline',
  'event',
  'capture',
  'refund',
  'idempotency_key',
  'outbox_sequence',
]

const environment = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) throw new Error('integration tests run by tools/jest/run.mjs it, which starts the servers')
  return value
}

const merchant = (keyId: string): Merchant => ({ id: newId('mer'), apiKey: `pk_test_${keyId}_${randomUUID()}` })

/** An edge of its own: real Kafka under a prefix of its own, a database of its own, and two merchants. */
export async function startEdge(
  name: string,
  {
    kafka = true,
    log = silent,
    variables: more = {},
  }: { kafka?: boolean; log?: Log; variables?: Record<string, string> } = {},
) {
  const brokers = environment('PARPAY_TEST_KAFKA').split(',')
  const prefix = `${randomUUID()}.`
  const postgres = environment('PARPAY_TEST_POSTGRES')
  const [database, elsewhere] = [await testDatabase(postgres, name), await testDatabase(postgres, `${name}_facts`)]
  const [shop, rival] = [merchant('shop'), merchant('rival')]
  const keys = [shop, rival].map(
    ({ id, apiKey }, i) => `${id}:${['shop', 'rival'][i] ?? ''}:${createHash('sha256').update(apiKey).digest('hex')}`,
  )
  if (kafka) await createTopics(brokers, topics, prefix)

  const proxy = await proxyTo(database.url)
  /** What a process of this edge would find in its environment. */
  const variables = {
    ...{ DATABASE_URL: proxy.url, DATABASE_OWNER_URL: database.ownerUrl },
    ...{ KAFKA_BROKERS: brokers.join(), KAFKA_TOPIC_PREFIX: prefix, LOG_LEVEL: 'error' },
    PARPAY_API_KEYS: keys.join(),
    ...more,
  }
  const instance = async (): Promise<RunningService> => {
    const [common, own] = [readSettings(processVariables, variables), readSettings(edge.variables, variables)]
    if (!common.ok || !own.ok) throw new Error('the settings are wrong')
    const started = await runService(edge, common.settings, own.settings, log, kafka ? undefined : noBroker)
    await started.started
    return started
  }
  const running = await instance()
  const facts = await startFacts(elsewhere, brokers, prefix, kafka)
  const [witness, admin] = [new pg.Client(database.ownerUrl), new pg.Client(postgres)]
  await Promise.all([witness.connect(), admin.connect()])

  const call = async (method: 'GET' | 'POST' | 'DELETE', path: string, more: Call = {}): Promise<Answer> => {
    const { as = shop, key = randomUUID(), body, headers, at = running.url, signal = null } = more
    const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array
    const response = await fetch(at + path, {
      ...{ method, signal },
      headers: {
        ...(as && { authorization: `Bearer ${as.apiKey}` }),
        ...(method === 'POST' && key !== null && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: raw ? (body as string) : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Answer['body'] }
  }

  /** An account that is open, and an active payment method of it. */
  const openAccount = async (as: Merchant = shop): Promise<{ account: string; paymentMethod: string }> => {
    const holder = { name: 'Ada Lovelace', email: 'ada@example.com' }
    const { id: account } = (await call('POST', '/v1/accounts', { as, body: { holder, currency: 'EUR' } })).body
    await facts.say(AccountOpened, { merchantId: as.id, accountId: account, currency: 'EUR' }, account)
    await seen(`/v1/accounts/${account}`, ({ status }) => status === 'open', as)
    const path = `/v1/accounts/${account}/payment-methods`
    const { id: paymentMethod } = (await call('POST', path, { as, body: { token: 'tok_visa' } })).body
    const added = { merchantId: as.id, paymentMethodId: paymentMethod, accountId: account }
    const card = { kind: 'card', brand: 'visa', last4: '4242', expires: '2030-12' } as const
    await facts.say(PaymentMethodAdded, { ...added, ...card }, paymentMethod)
    await seen(path, ({ data }) => JSON.stringify(data).includes('active'), as)
    return { account, paymentMethod }
  }

  /** Waits until a GET answers what is expected. */
  const seen = async (
    path: string,
    expected: (body: Answer['body']) => boolean,
    as: Merchant = shop,
  ): Promise<Answer> => {
    let last: Answer | undefined
    await until(
      async () => expected((last = await call('GET', path, { as })).body),
      () => `${path} still answers ${last?.text ?? 'nothing'}`,
    )
    return last ?? call('GET', path, { as })
  }

  /** Waits until everything committed is on its topic. */
  const published = (): Promise<void> =>
    until(
      async () => (await witness.query('select 1 from outbox limit 1')).rowCount === 0,
      () => 'the outbox does not empty',
    )

  return {
    published,
    /** One more instance of this edge: the same database, topics and consumer group. It is the caller's to stop. */
    instance,
    variables,
    ...{
      url: running.url,
      shop,
      rival,
      call,
      seen,
      openAccount,
      say: facts.say,
      sayAll: facts.sayAll,
      proxy,
      prefix,
      brokers,
    },
    /** Asks the database as its owner. */
    async rows<Row extends pg.QueryResultRow>(sql: string, params: unknown[] = []): Promise<Row[]> {
      return (await witness.query<Row>(sql, params)).rows
    },
    /** Transactions committed in the edge's database by others than this test. Ends their connections, which makes them report. */
    async commits(): Promise<number> {
      await published()
      const [name, role] = [new URL(database.url).pathname.slice(1), new URL(database.url).username]
      const { rows: ended } = await admin.query<{ pid: number }>(
        'select pid, pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = $2',
        [name, role],
      )
      const pids = ended.map(({ pid }) => pid)
      await until(
        async () => (await admin.query('select 1 from pg_stat_activity where pid = any($1)', [pids])).rowCount === 0,
        () => 'connections of the edge do not end',
      )
      const { rows } = await admin.query<{ commits: string }>(
        'select xact_commit as commits from pg_stat_database where datname = $1',
        [name],
      )
      return Number(rows[0]?.commits)
    },
    /** Rows of each of the edge's tables, and records ever written to each topic. */
    async stored(): Promise<Record<string, number>> {
      const stored: Record<string, number> = await endOffsets(brokers, topics, prefix)
      for (const table of tables) {
        const { rows } = await witness.query<{ count: string }>(`select count(*) from "${table}"`)
        stored[table] = Number(rows[0]?.count)
      }
      return stored
    },
    async stop(): Promise<void> {
      await running.stop()
      await facts.stop()
      await Promise.all([witness.end(), admin.end()])
      await proxy.close()
      await database.drop()
      await elsewhere.drop()
    },
  }
}

export type Edge = Awaited<ReturnType<typeof startEdge>>

/** Stands for the other services: publishes any fact the edge receives, through an outbox of its own. */
async function startFacts(
  database: { url: string; ownerUrl: string },
  brokers: string[],
  prefix: string,
  kafka: boolean,
) {
  await migrate(database.ownerUrl, database.url, [{ of: 'messaging', folder: migrationsFolder }])
  const contract: Contract = { service: 'facts', send: contracts.edge.receive, receive: [] }
  const own = openDatabase(database.url)
  const messaging = new Messaging({
    contract,
    database: own,
    transport: kafkaTransport({ brokers, clientId: 'facts', prefix }),
  })
  if (kafka) messaging.start()
  const sayAll = async <Message>(type: MessageType<string, Message>, said: readonly Message[]) => {
    const requests = said.map((message) => ({ type, message, correlationId: type.key(message) }))
    await own.transaction((tx) => messaging.append(tx, requests))
    messaging.wake()
  }
  return {
    /** Many at once: they arrive in a few batches. */
    sayAll,
    say: async <Message>(type: MessageType<string, Message>, message: Message, correlationId: string) => {
      await own.transaction((tx) => messaging.append(tx, [{ type, message, correlationId }]))
      messaging.wake()
    },
    stop: async () => {
      await messaging.stop({ within: 2_000 })
      await own.close()
    },
  }
}
