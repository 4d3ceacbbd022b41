import { Controller, Module, Param, Post, Req } from '@nestjs/common'
import { CancellationRequested, OrderCancelled, topics, type Contract } from '@parpay/events'
import { kafkaTransport, projection, silent, type Database, type Log, type Messaging } from '@parpay/messaging'
import { createTopics, type TestDatabase } from '@parpay/stack'
import type { FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  processVariables,
  readSettings,
  runService,
  service,
  traceparentOf,
  type RunningService,
  type ServiceDefinition,
} from '../src/index.js'
import { freshDatabase } from './database.fixture.js'

const deskContract: Contract<typeof CancellationRequested, typeof OrderCancelled> = {
  service: 'desk',
  send: [CancellationRequested],
  receive: [OrderCancelled],
}
const officeContract: Contract<typeof OrderCancelled, typeof CancellationRequested> = {
  service: 'office',
  send: [OrderCancelled],
  receive: [CancellationRequested],
}

abstract class Counter {
  abstract readonly database: Database
  abstract readonly messaging: Messaging
}

@Controller('orders')
class OrdersController {
  constructor(private readonly counter: Counter) {}

  /** `reason` other than `none` is passed on. */
  @Post(':id/cancel/:reason')
  async cancel(@Param('id') orderId: string, @Param('reason') reason: string, @Req() request: FastifyRequest) {
    const { database, messaging } = this.counter
    const message = CancellationRequested.sample({ orderId, reason })
    const traceparent = traceparentOf(request)
    await database.transaction((tx) =>
      messaging.append(tx, [{ type: CancellationRequested, message, correlationId: orderId, traceparent }]),
    )
    messaging.wake()
    return {}
  }
}
@Module({})
class DeskModule {}

export interface TwoServices {
  /** Takes cancellations over HTTP, and hears that they are done. */
  readonly desk: RunningService
  /** Does them. A cancellation because of `poison` it cannot process. */
  readonly office: RunningService
  readonly officeDatabase: TestDatabase
  cancel(orderId: string, reason?: string, headers?: Record<string, string>): Promise<void>
  /** How many cancellations the desk has heard are done. */
  heard(): number
  stop(): Promise<void>
}

/** Two services on real Kafka and PostgreSQL, one behind the other. */
export async function twoServices(environment: NodeJS.ProcessEnv = {}, log: Log = silent): Promise<TwoServices> {
  const { PARPAY_TEST_KAFKA: brokers } = process.env
  if (!brokers) throw new Error('integration tests are run by `npm run it`, which starts their servers')
  const prefix = `${randomUUID()}.`
  const used = [OrderCancelled.topic, CancellationRequested.topic]
  await createTopics(
    brokers.split(','),
    topics.filter(({ name }) => used.includes(name)),
    prefix,
  )
  const folder = await mkdtemp(join(tmpdir(), 'two-services-'))
  const migrations = pathToFileURL(`${folder}/`)
  const [deskDatabase, officeDatabase] = await Promise.all([freshDatabase('desk'), freshDatabase('office')])

  const run = async (definition: ServiceDefinition<Record<string, never>>, { url, ownerUrl }: TestDatabase) => {
    const settings = readSettings(processVariables, {
      DATABASE_URL: url,
      DATABASE_OWNER_URL: ownerUrl,
      KAFKA_BROKERS: brokers,
      KAFKA_TOPIC_PREFIX: prefix,
      ...environment,
    })
    if (!settings.ok) throw new Error(settings.wrong.join())
    const transport = kafkaTransport({ brokers: brokers.split(','), clientId: definition.name, prefix })
    const running = await runService(definition, settings.settings, {}, log, transport)
    await running.started
    return running
  }

  let heard = 0
  const done = projection(deskContract, 'done', [OrderCancelled], (_, deliveries) => {
    heard += deliveries.length
    return Promise.resolve()
  })
  const cancelling = projection(officeContract, 'cancelling', [CancellationRequested], (_, deliveries, emit) => {
    for (const delivery of deliveries) {
      const { merchantId, orderId, reason } = delivery.message
      if (reason === 'poison') throw new Error('this one cannot be processed')
      emit(OrderCancelled, { merchantId, orderId, reason }, delivery)
    }
    return Promise.resolve()
  })
  const desk = await run(
    service({
      name: 'desk',
      contract: deskContract,
      migrations,
      parts: () => ({ projections: [done] }),
      http: ({ database, messaging }) => ({
        module: DeskModule,
        controllers: [OrdersController],
        providers: [{ provide: Counter, useValue: { database, messaging } }],
      }),
    }),
    deskDatabase,
  )
  const office = await run(
    service({ name: 'office', contract: officeContract, migrations, parts: () => ({ projections: [cancelling] }) }),
    officeDatabase,
  )
  return {
    desk,
    office,
    officeDatabase,
    async cancel(orderId, reason = 'none', headers = {}) {
      const answer = await fetch(`${desk.url}/orders/${orderId}/cancel/${reason}`, { method: 'POST', headers })
      if (answer.status !== 201) throw new Error(await answer.text())
    },
    heard: () => heard,
    async stop() {
      await Promise.all([desk.stop(), office.stop()])
      await Promise.all([deskDatabase.drop(), officeDatabase.drop()])
      await rm(folder, { recursive: true })
    },
  }
}
