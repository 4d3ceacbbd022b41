import type { DynamicModule } from '@nestjs/common'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { Contract } from '@parpay/events'
import type { Database, Log, Messaging, MessagingOptions } from '@parpay/messaging'
import type { Settings, Variables } from './variable.js'

/** What a service's parts may use when they are made. */
export interface Wiring<V extends Variables> {
  readonly settings: Settings<V>
  readonly log: Log
  readonly database: Database
}

/** What a service's HTTP routes may use beside it. */
export interface HttpWiring<V extends Variables> extends Wiring<V> {
  readonly messaging: Messaging
}

/** The parts of a service that take and send messages (see @parpay/messaging). */
export type Parts = Pick<MessagingOptions, 'aggregates' | 'projections' | 'workers'>

/** A service as a value: everything that makes it different from another one. */
export interface ServiceDefinition<V extends Variables = Variables> {
  /** The folder under `apps/`; its name in logs and for Kafka. */
  readonly name: string
  /** What it may send and receive; a service whose handlers differ from it refuses to start. */
  readonly contract: Contract
  /** The folder of its SQL files: `new URL('../migrations/', import.meta.url)`. */
  readonly migrations: URL
  /** Its own environment variables, beside those every service has. */
  readonly variables: V
  /** `optional`: ready without Kafka (the edge goes on accepting; readiness says `degraded`). */
  readonly broker: 'required' | 'optional'
  /** Milliseconds after which a database that does not answer is given up; less than usual where people wait. */
  readonly databasePatience?: number | undefined
  /** Its deciders, projections and workers. */
  readonly parts: (wiring: Wiring<V>) => Parts
  /** Routes beside `/health`: a Nest module that is given what it needs as values. */
  readonly http?: ((wiring: HttpWiring<V>) => DynamicModule) | undefined
  /** Global pipes, filters, hooks and documents: called before the port opens. Guards belong on controllers, or they close `/health`. */
  readonly configure?: ((app: NestFastifyApplication, wiring: HttpWiring<V>) => void | Promise<void>) | undefined
}

type NoVariables = Record<string, never>

/** Defines a service; `broker` is required and `variables` are none unless said otherwise. */
export const service = <V extends Variables = NoVariables>(
  given: Omit<ServiceDefinition<V>, 'variables' | 'broker'> &
    Partial<Pick<ServiceDefinition<V>, 'variables' | 'broker'>>,
): ServiceDefinition<V> => ({
  broker: 'required',
  variables: {} as V, // left out, V is NoVariables
  ...given,
})
