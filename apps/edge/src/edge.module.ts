import { Module, type DynamicModule } from '@nestjs/common'
import { contracts, newId } from '@parpay/events'
import { service, variable, type HttpWiring } from '@parpay/process'
import { z } from 'zod'
import { acceptance } from './acceptance.transaction.js'
import { accountProjection } from './account.projection.js'
import { AccountsController } from './accounts.controller.js'
import { parseApiKeys } from './api-key.js'
import { depositProjection } from './deposit.projection.js'
import { DepositsController } from './deposits.controller.js'
import { BalanceController } from './balance.controller.js'
import { Desk } from './desk.js'
import { DocsController } from './docs.controller.js'
import { serveAssets } from './docs.server.js'
import { EventStreams } from './event-streams.server.js'
import { eventView } from './event-view.js'
import { EventsController } from './events.controller.js'
import { feedsAfter } from './feed.store.js'
import { forgetKeysEveryHour } from './idempotency.sweep.js'
import { OpenApiController } from './openapi.controller.js'
import { orderProjection } from './order.projection.js'
import { OrderWaits } from './order-waits.server.js'
import { timelineLineView } from './order-view.js'
import { OrdersController } from './orders.controller.js'
import { paymentMethodProjection } from './payment-method.projection.js'
import { buildRim } from './rim.server.js'
import { SchemaRegistryController } from './schema-registry.controller.js'
import { endedOrders } from './shown-order.store.js'
import { timelinesAfter } from './timeline.store.js'
import { Watch } from './watch.server.js'

@Module({})
export class EdgeModule {}

const aMinute = (by: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .default(by)

const variables = {
  PARPAY_API_KEYS: variable(
    z.string().transform((text, context) => {
      try {
        return parseApiKeys(text)
      } catch (error) {
        context.addIssue(error instanceof Error ? error.message : String(error))
        return z.NEVER
      }
    }),
    {
      is: 'API keys: merchantId:keyId:SHA-256 in hex of the whole key, separated by commas',
      must: 'merchantId:keyId:sha256hex, separated by commas, each key id once',
    },
  ),
  PARPAY_RATE_LIMIT_KEY: variable(aMinute(600_000), {
    is: 'requests a minute that one API key may send to one instance; default 600000',
    must: 'a whole number from 1 to 999999999',
  }),
  PARPAY_RATE_LIMIT_ADDRESS: variable(aMinute(6_000), {
    is: 'requests a minute without a valid API key from one address to one instance; default 6000',
    must: 'a whole number from 1 to 999999999',
  }),
}

const http = ({ database, messaging, log }: HttpWiring<typeof variables>): DynamicModule => {
  const watch = new Watch(database, log)
  const desk: Desk = {
    database,
    accept: acceptance(database, messaging),
    newId: (prefix) => newId(prefix, messaging.now()),
    waits: new OrderWaits(watch, (...waited) => endedOrders(database, ...waited)),
    timelines: new EventStreams(watch, async (positions, most) =>
      (await timelinesAfter(database, positions, most)).map(({ nth, ...line }) => ({
        ...{ nth, n: line.n },
        data: timelineLineView(line),
      })),
    ),
    feeds: new EventStreams(watch, async (positions, most) =>
      (await feedsAfter(database, positions, most)).map(({ nth, ...event }) => {
        const data = eventView(event)
        return { nth, n: data.n, data }
      }),
    ),
  }
  return {
    module: EdgeModule,
    controllers: [
      ...[AccountsController, DepositsController, OrdersController, BalanceController, EventsController],
      ...[OpenApiController, DocsController, SchemaRegistryController],
    ],
    providers: [
      { provide: Desk, useValue: desk },
      { provide: Watch, useFactory: () => watch },
      { provide: 'sweep', useFactory: () => forgetKeysEveryHour(database, log) },
    ],
  }
}

export const edge = service({
  name: 'edge',
  contract: contracts.edge,
  migrations: new URL('../migrations/', import.meta.url),
  variables,
  broker: 'optional',
  databasePatience: 8_000,
  parts: () => ({ projections: [accountProjection, paymentMethodProjection, depositProjection, orderProjection] }),
  http,
  configure: async (app, { settings, log }) => {
    const rates = { perKey: settings.PARPAY_RATE_LIMIT_KEY, perAddress: settings.PARPAY_RATE_LIMIT_ADDRESS }
    await buildRim(app, settings.PARPAY_API_KEYS, rates, log)
    await serveAssets(app)
  },
})
