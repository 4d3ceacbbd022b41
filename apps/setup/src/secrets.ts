import { apiKeyEntry, databaseNameOf, type Demo } from '@parpay/stack'
import { ADMIN, brokerProperties } from './broker-properties.js'

/** What one service alone knows. */
export interface ServiceSecrets {
  readonly kafka: string
  /** Of the role that owns and migrates its database. */
  readonly owner: string
  /** Of the role it runs as. */
  readonly runtime: string
  /** Opens its `/admin`. */
  readonly admin: string
}

/** All passwords of a deployment, drawn once. */
export interface Secrets {
  readonly brokers: readonly string[]
  readonly kafka: string
  readonly postgres: string
  readonly services: Readonly<Record<string, ServiceSecrets>>
  /** Of programs that look at the topics: each one's password at Kafka, by its user's name. */
  readonly tools: Readonly<Record<string, string>>
  readonly demo: Demo
}

/** Where services reach PostgreSQL. */
export interface PostgresAddress {
  /** Host and port. */
  readonly server: string
  /** Such as `sslmode=verify-full`; none is an empty text. */
  readonly parameters: string
}

/** `kept`, with what is missing drawn: all of it at the first time, later what a new service needs. */
export function withDrawn(
  kept: Secrets | undefined,
  wanted: Readonly<Record<'brokers' | 'services' | 'tools', readonly string[]>>,
  draw: { readonly password: () => string; readonly demo: () => Demo },
): Secrets {
  const { password } = draw
  const fresh = (): ServiceSecrets => ({ kafka: password(), owner: password(), runtime: password(), admin: password() })
  const missing = wanted.services.filter((name) => kept?.services[name] === undefined)
  const tools = wanted.tools.map((name) => [name, kept?.tools[name] ?? password()])
  return {
    brokers: kept?.brokers ?? wanted.brokers,
    kafka: kept?.kafka ?? password(),
    postgres: kept?.postgres ?? password(),
    services: { ...kept?.services, ...Object.fromEntries(missing.map((name) => [name, fresh()])) },
    tools: { ...kept?.tools, ...Object.fromEntries(tools) } as Record<string, string>,
    demo: kept?.demo ?? draw.demo(),
  }
}

/**
 * What each reader is given, as texts by path: the first folder names the reader, and no reader is given another's.
 */
export function secretFiles(
  secrets: Secrets,
  { server, parameters }: PostgresAddress,
): Readonly<Record<string, string>> {
  const { brokers, kafka, services, tools, demo } = secrets
  const url = (user: string, password: string, database: string) =>
    `postgres://${user}:${password}@${server}/${database}${parameters === '' ? '' : `?${parameters}`}`
  const ofServices = Object.entries(services).map(([service, { kafka, owner, runtime, admin }]) => {
    const database = databaseNameOf(service)
    return {
      [`${service}/kafka-password`]: kafka,
      [`${service}/database-url`]: url(database, runtime, database),
      [`${service}/database-owner-url`]: url(`${database}_owner`, owner, database),
      [`${service}/admin-token`]: admin,
    }
  })
  const ofTools = Object.entries(tools).map(([tool, password]) => ({ [`${tool}/kafka-password`]: password }))
  return Object.assign(
    {
      'kafka/server.properties': brokerProperties({ hosts: brokers, adminPassword: kafka }),
      'postgres/password': secrets.postgres,
      'setup/kafka-password': kafka,
      'setup/postgres-url': url('postgres', secrets.postgres, 'postgres'),
      'edge/api-keys': apiKeyEntry(demo),
      'demo/merchant.json': JSON.stringify(demo),
    },
    ...ofServices,
    ...ofTools,
  ) as Record<string, string>
}

/** Who logs in to Kafka with a password of `setup/`. */
export const administrator = ADMIN
