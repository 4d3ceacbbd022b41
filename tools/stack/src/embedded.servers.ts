import { join } from 'node:path'
import { freshLog } from './data-folder.store.js'
import { closeMaintenanceDatabases } from './database.store.js'
import { findKafka } from './kafka.find.js'
import { kafkaServer } from './kafka.server.js'
import type { Ports } from './ports.store.js'
import { postgresServer, postgresUrl } from './postgres.server.js'
import type { Progress } from './progress.js'
import type { Runnable } from './runnable.js'
import { createTopics, groupOffsets } from './topics.client.js'

/** What a system's servers are started with. */
export interface Setting {
  readonly folder: string
  readonly environment: NodeJS.ProcessEnv
  readonly progress: (event: Progress) => void
  readonly signal: AbortSignal
  readonly ports: Ports
}

/** Starts a runnable for the first time and keeps it running from then on. */
export type Begin = (runnable: Runnable, port: number) => Promise<void>

/** Kafka on 127.0.0.1; its data is in `kafka/`. */
export async function beginKafka(setting: Setting, begin: Begin): Promise<void> {
  const { folder, environment, signal, ports } = setting
  const note = (text: string) => {
    setting.progress({ kind: 'note', text })
  }
  const kafka = await findKafka({ environment, signal, note })
  const server = await kafkaServer({
    folder: join(folder, 'kafka'),
    log: freshLog(folder, 'kafka'),
    port: ports.kafka,
    controllerPort: ports.controller,
    ...{ ...kafka, environment, signal },
  })
  await begin(server, ports.kafka)
  await createTopics([`127.0.0.1:${ports.kafka}`], [groupOffsets])
}

/** PostgreSQL on 127.0.0.1; its data is in `postgres/`. */
export async function beginPostgres(setting: Setting, password: string, begin: Begin): Promise<void> {
  const { folder, environment, signal, ports } = setting
  const address = { port: ports.postgres, password }
  const log = freshLog(folder, 'postgres')
  await begin(
    await postgresServer({ folder: join(folder, 'postgres'), log, environment, signal, ...address }),
    ports.postgres,
  )
  await closeMaintenanceDatabases(postgresUrl(address))
}
