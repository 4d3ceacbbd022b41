import { type AnyMessageType, type Contract, type MessageOf, type Topic, topics } from '@parpay/events'
import {
  type Database,
  kafkaTransport,
  Messaging,
  migrationsFolder,
  openDatabase,
  projection,
  silent,
} from '@parpay/messaging'
import { randomUUID } from 'node:crypto'
import { keysTaken } from './keys-taken.store.js'
import { migrate } from './migrations.store.js'
import { processVariables } from './process-variables.js'
import { runService } from './service.server.js'
import type { ServiceDefinition } from './service.js'
import { readSettings } from './settings.js'
import { advanceClock } from './test-clock.store.js'
import type { Variables } from './variable.js'

/** The part of `@parpay/stack` that is used here; handed in, because a library's source does not depend on a tool. */
export interface TestServers {
  readonly testDatabase: (
    postgresUrl: string,
    name: string,
  ) => Promise<{ url: string; ownerUrl: string; drop(): Promise<void> }>
  readonly createTopics: (brokers: readonly string[], topics: readonly Topic[], prefix: string) => Promise<void>
}

/** A service on real servers, and the rest of the system as it sees it: what it receives is sent here, what it sends is kept. */
export interface Outside {
  /** The service's database, by the role the service has. */
  readonly database: Database
  send<T extends AnyMessageType>(type: T, ...messages: readonly MessageOf<T>[]): Promise<void>
  /** Every message of a type that the service has published so far. */
  published<T extends AnyMessageType>(type: T): readonly MessageOf<T>[]
  /** Waits until a condition on what was published holds. */
  until(condition: () => boolean): Promise<void>
  /** Waits until the service has taken the `n`th message of each key. */
  untilTaken(n: number, keys: readonly string[]): Promise<void>
  /** Moves the service's clock forward; it notices within a second. The rest of the system goes by its own. */
  advance(milliseconds: number): Promise<void>
  /** Answers where it listens. */
  startService(): Promise<string>
  stopService(): Promise<void>
  close(): Promise<void>
}

/**
 * For integration tests: `const others = await outside(checkout, stack)`. Starts everything but the service, on the
 * servers of the test run, with topics and databases of its own. `environment` holds the service's own variables.
 */
export async function outside<V extends Variables>(
  service: ServiceDefinition<V>,
  { testDatabase, createTopics }: TestServers,
  environment: NodeJS.ProcessEnv = {},
): Promise<Outside> {
  const { PARPAY_TEST_KAFKA: brokers, PARPAY_TEST_POSTGRES: postgres } = process.env
  if (!brokers || !postgres) throw new Error('integration tests are run by `npm run it`, which starts their servers')
  const prefix = `${randomUUID()}.`
  const [own, others] = await Promise.all([testDatabase(postgres, service.name), testDatabase(postgres, 'outside')])
  await createTopics(brokers.split(','), topics, prefix)
  await migrate(others.ownerUrl, others.url, [{ of: 'messaging', folder: migrationsFolder }])

  const common = readSettings(processVariables, {
    DATABASE_URL: own.url,
    DATABASE_OWNER_URL: own.ownerUrl,
    KAFKA_BROKERS: brokers,
    KAFKA_TOPIC_PREFIX: prefix,
  })
  const mine = readSettings(service.variables, environment)
  if (!common.ok || !mine.ok) throw new Error('settings are wrong')
  let running: Awaited<ReturnType<typeof runService>> | undefined

  const seen = new Map<string, { name: string; message: unknown }>()
  const changed = new EventTarget()
  const contract: Contract = {
    service: 'outside',
    send: service.contract.receive,
    receive: service.contract.send,
  }
  const kept = projection(contract, 'kept', contract.receive, (_, deliveries) => {
    for (const { id, name, message } of deliveries) seen.set(id, { name, message })
    changed.dispatchEvent(new Event('changed'))
    return Promise.resolve()
  })
  const [ownDatabase, database] = [openDatabase(own.url), openDatabase(others.url)]
  const messaging = new Messaging({
    contract,
    projections: [kept],
    database,
    transport: kafkaTransport({ brokers: brokers.split(','), clientId: 'outside', prefix }),
  })
  messaging.start()

  const stopService = async (): Promise<void> => {
    await running?.stop()
    running = undefined
  }
  return {
    database: ownDatabase,
    async send(type, ...messages) {
      const requests = messages.map((message) => ({ type, message, correlationId: type.key(message) }))
      await database.transaction((tx) => messaging.append(tx, requests))
      messaging.wake()
    },
    published: <T extends AnyMessageType>(type: T) =>
      [...seen.values()].filter(({ name }) => name === type.name).map(({ message }) => message as MessageOf<T>),
    async until(condition) {
      while (!condition()) {
        await new Promise((resolve) => {
          changed.addEventListener('changed', resolve, { once: true })
        })
      }
    },
    async untilTaken(n, keys) {
      while ((await keysTaken(ownDatabase, n, keys)) < keys.length);
    },
    async advance(milliseconds) {
      const owner = openDatabase(own.ownerUrl, { connections: 1 })
      try {
        await advanceClock(owner, milliseconds)
      } finally {
        await owner.close()
      }
    },
    async startService() {
      running = await runService(service, common.settings, mine.settings, silent)
      await running.started
      return running.url
    },
    stopService,
    async close() {
      await stopService()
      await messaging.stop({ within: 2_000 })
      await Promise.all([ownDatabase.close(), database.close()])
      await Promise.all([own.drop(), others.drop()])
    },
  }
}
