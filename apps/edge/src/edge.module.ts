import { Module, type DynamicModule } from '@nestjs/common'
import { contracts } from '@parpay/events'
import { service, variable, type HttpWiring } from '@parpay/process'
import { z } from 'zod'
import { acceptance } from './acceptance.transaction.js'
import { accountProjection } from './account.projection.js'
import { AccountsController } from './accounts.controller.js'
import { parseApiKeys } from './api-key.js'
import { Desk } from './desk.js'
import { forgetKeysEveryHour } from './idempotency.sweep.js'
import { OpenApiController } from './openapi.controller.js'
import { orderProjection } from './order.projection.js'
import { OrdersController } from './orders.controller.js'
import { paymentMethodProjection } from './payment-method.projection.js'
import { buildRim } from './rim.server.js'

@Module({})
export class EdgeModule {}

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
}

const http = ({ database, messaging, log }: HttpWiring<typeof variables>): DynamicModule => ({
  module: EdgeModule,
  controllers: [AccountsController, OrdersController, OpenApiController],
  providers: [
    { provide: Desk, useValue: { database, accept: acceptance(database, messaging) } satisfies Desk },
    { provide: 'sweep', useFactory: () => forgetKeysEveryHour(database, log) },
  ],
})

export const edge = service({
  name: 'edge',
  contract: contracts.edge,
  migrations: new URL('../migrations/', import.meta.url),
  variables,
  broker: 'optional',
  parts: () => ({ projections: [orderProjection, accountProjection, paymentMethodProjection] }),
  http,
  configure: (app, { settings, log }) => {
    buildRim(app, settings.PARPAY_API_KEYS, log)
  },
})
