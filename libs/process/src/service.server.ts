import 'reflect-metadata'
import { Module, type DynamicModule } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import {
  kafkaTransport,
  Messaging,
  migrationsFolder,
  missingTopicsSentence,
  openDatabase,
  type Log,
  type Quiescence,
  type Transport,
} from '@parpay/messaging'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { adminRoutes } from './admin.server.js'
import { Health, HealthController } from './health.controller.js'
import { MetricsController, Scrape } from './metrics.controller.js'
import { kafkaSecurity } from './kafka-security.js'
import { MigrationRefused } from './migration.js'
import { migrate } from './migrations.store.js'
import { nestLog } from './nest.log.js'
import { incoming, probing, startBackOff, stopping } from './patience.js'
import { oneAtATime } from './one-at-a-time.js'
import { databaseTrouble } from './probe.store.js'
import type { processVariables } from './process-variables.js'
import { QuiescenceController, Standing } from './quiescence.controller.js'
import { readiness, type Readiness, type Stage } from './readiness.js'
import type { HttpWiring, ServiceDefinition } from './service.js'
import { observeRequests, type Observers } from './request.hook.js'
import { scraping } from './scrape.js'
import { ServiceMetrics } from './service-metrics.js'
import { refuseUntil } from './startup.hook.js'
import { openTracing } from './tracing.client.js'
import { refuseBroken } from './broken-request.hook.js'
import { refuseUnreadable } from './unreadable.hook.js'
import type { Settings, Variables } from './variable.js'
import { within } from './within.js'

/** A service that listens. */
export interface RunningService {
  readonly url: string
  /**
   * Resolves when the database is migrated and messages are taken, or when it was stopped before. Rejects with
   * `MigrationRefused` when it can never get there.
   */
  readonly started: Promise<void>
  /** Resolves, with the reason, when it takes no messages any more and only a new process may; never without need of Kafka. */
  readonly lost: Promise<string>
  /** Stops taking, finishes what is under way, closes; each step is bounded by `patience.stopping`. */
  stop(): Promise<void>
}

/** The module Nest starts from. */
@Module({})
class ServiceModule {}

/**
 * Opens the port first, so that `/health/ready` can say what is missing, then migrates and takes messages as soon as
 * its servers are there. Throws `WiringError` when the parts are not what the contract says, and the error of `listen`.
 */
export async function runService<V extends Variables>(
  definition: ServiceDefinition<V>,
  process: Settings<typeof processVariables>,
  own: Settings<V>,
  log: Log,
  transport: Transport = kafkaTransport({
    brokers: process.KAFKA_BROKERS,
    clientId: definition.name,
    prefix: process.KAFKA_TOPIC_PREFIX,
    security: kafkaSecurity(process),
    log,
  }),
): Promise<RunningService> {
  const { name, contract, broker, databasePatience: patience } = definition
  const { tracing, close: closeTracing } = await openTracing(name, process, log)
  const database = openDatabase(process.DATABASE_URL, { ...(patience !== undefined && { patience }) })
  const parts = definition.parts({ settings: own, log, database })
  const metrics = new ServiceMetrics(name)
  const { promise: lost, resolve: lose } = Promise.withResolvers<string>()
  // Without a broker the other kind of service still does its work.
  const consumerLost = broker === 'required' ? lose : undefined
  const messaging = new Messaging({ ...parts, contract, database, transport, consumerLost, log, tracing, metrics })
  const wiring = { settings: own, log, database, messaging }

  let stage: Stage = { stage: 'starting', reason: 'it has not reached its database yet' }
  const end = new AbortController()
  const ending = (): boolean => end.signal.aborted

  const state = async (): Promise<Readiness> => {
    if (stage.stage !== 'running') return readiness(stage, () => messaging.health(), broker)
    const health = messaging.health()
    const [trouble, missing] = await Promise.all([
      databaseTrouble(database, probing),
      health.reasons.length === 0 ? undefined : within(probing, messaging.missingTopics()),
    ])
    return readiness(stage, () => withTopics(withDatabase(health, trouble), missing ?? []), broker)
  }
  const observers: Observers = {
    log,
    tracing,
    answered: (request) => {
      metrics.answered(request)
    },
  }
  const scrape = scraping(metrics, messaging, probing)
  const app = await http(definition, wiring, { health: { readiness: state }, scrape, observers })
  const server = app.getHttpAdapter().getInstance()
  refuseUntil(server, () => stage.stage !== 'starting')
  adminRoutes(server, { service: name, token: process.PARPAY_ADMIN_TOKEN, messaging })
  await app.listen(process.PORT, process.HOST).catch(async (error: unknown) => {
    await database.close()
    throw error
  })

  const start = async (): Promise<void> => {
    const folders = [
      { of: 'messaging', folder: migrationsFolder },
      { of: name, folder: definition.migrations },
    ]
    for (let tries = 0; !ending(); tries += 1) {
      try {
        const applied = await migrate(process.DATABASE_OWNER_URL, process.DATABASE_URL, folders)
        if (applied.length > 0) log.info({ migrations: applied }, 'migrated')
        if (ending()) return
        await messaging.quiescence() // whatever begins here goes by the clock from the start
        messaging.start()
        stage = { stage: 'running' }
        log.info({}, 'started')
        return
      } catch (error) {
        const message = error instanceof Error ? error.message || error.name : String(error)
        stage =
          stage.stage === 'starting' ? { stage: 'starting', reason: `its database cannot be used: ${message}` } : stage
        if (error instanceof MigrationRefused) throw error
        log[tries === 0 ? 'warn' : 'debug']({ err: error }, `the database cannot be used yet: ${message}`)
      }
      await delay(startBackOff(tries), undefined, { signal: end.signal }).catch(() => undefined)
    }
  }
  const started = start()

  const stop = async (): Promise<void> => {
    stage = { stage: 'stopping' }
    end.abort()
    const closed = app.close()
    const cut = setTimeout(() => {
      app.getHttpServer().closeAllConnections()
    }, stopping.requests)
    await closed
    clearTimeout(cut)
    await started.catch(() => undefined)
    await messaging.stop({ within: stopping.messaging })
    await Promise.all([database.close(), closeTracing(stopping.tracing)])
  }
  let stopped: Promise<void> | undefined
  return { url: await app.getUrl(), started, lost, stop: () => (stopped ??= stop()) }
}

/** Who asks is told that nobody knows; why is for the log. */
async function quiescence<V extends Variables>({ messaging, log }: HttpWiring<V>): Promise<Quiescence> {
  try {
    return await messaging.quiescence()
  } catch (error) {
    log.debug({ err: error }, 'cannot tell what is left to do')
    throw error
  }
}

async function http<V extends Variables>(
  { http, configure }: ServiceDefinition<V>,
  wiring: HttpWiring<V>,
  { health, scrape, observers }: { health: Health; scrape: Scrape; observers: Observers },
): Promise<NestFastifyApplication> {
  const root: DynamicModule = {
    module: ServiceModule,
    imports: http ? [http(wiring)] : [],
    controllers: [HealthController, QuiescenceController, MetricsController],
    providers: [
      { provide: Health, useValue: health },
      { provide: Scrape, useValue: scrape },
      { provide: Standing, useValue: { quiescence: oneAtATime(() => quiescence(wiring)) } },
    ],
  }
  const adapter = new FastifyAdapter({
    bodyLimit: 64 * 1024,
    requestTimeout: incoming.request,
    http: {
      headersTimeout: incoming.headers,
      connectionsCheckingInterval: incoming.checked,
      maxHeaderSize: incoming.headerBytes,
    },
    frameworkErrors: refuseUnreadable,
    clientErrorHandler: refuseBroken,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: incoming.headerBytes }, // an id of any length is one that is not there
  })
  const options = { logger: nestLog(wiring.log), rawBody: true, abortOnError: false }
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, options)
  observeRequests(app.getHttpAdapter().getInstance(), observers)
  await configure?.(app, wiring)
  return app
}

/** The runtime knows of the database only what its last statement met; a readiness probe asks. */
const withDatabase = (health: ReturnType<Messaging['health']>, trouble: string | undefined) =>
  trouble === undefined || health.database === 'down'
    ? health
    : { ...health, database: 'down' as const, reasons: [...health.reasons, `the database is away: ${trouble}`] }

/** Said first: it is the one that a person can put right. */
const withTopics = (health: ReturnType<Messaging['health']>, missing: readonly string[]) =>
  missing.length === 0 ? health : { ...health, reasons: [missingTopicsSentence(missing), ...health.reasons] }
