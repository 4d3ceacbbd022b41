import { mkdir } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { findKafka } from './kafka.find.js'
import { kafkaServer } from './kafka.server.js'
import { freePort } from './ports.probe.js'
import { postgresServer, postgresUrl } from './postgres.server.js'
import { Problem } from './problem.js'
import { start } from './runnable.start.js'
import { createTopics, groupOffsets } from './topics.client.js'

export interface ServersOptions {
  /** Holds the data, the logs and nothing else; made if it is not there. */
  readonly dataFolder: string
  readonly environment?: NodeJS.ProcessEnv
  readonly progress?: (line: string) => void
  /** Gives the start up when it fires. */
  readonly signal?: AbortSignal
}

export interface Servers {
  readonly brokers: readonly string[]
  /** The superuser's address. */
  readonly postgresUrl: string
  /** Kafka first, then PostgreSQL. */
  stop(): Promise<void>
}

/**
 * An empty Kafka and an empty PostgreSQL for tests: embedded, or where `PARPAY_STACK` is `containers` in containers. Who
 * asks for them cannot tell which.
 *
 * @throws Problem
 */
export async function startServers(options: ServersOptions): Promise<Servers> {
  const { PARPAY_STACK: stack } = options.environment ?? process.env
  if (stack === undefined || stack === '' || stack === 'embedded') return startEmbedded(options)
  if (stack !== 'containers')
    throw new Problem('not-supported', `PARPAY_STACK is ${stack}: it must be embedded (the default) or containers.`)
  const { startContainers } = await import('./container.servers.js') // testcontainers is there for development only
  return startContainers(options)
}

/** On free ports of 127.0.0.1. They end with this process, however it ends. */
async function startEmbedded(options: ServersOptions): Promise<Servers> {
  const { dataFolder, environment = process.env, progress = () => undefined } = options
  const { signal = new AbortController().signal } = options
  await mkdir(dataFolder, { recursive: true, mode: 0o711 })
  const taken = new Set<number>()
  const [port, controllerPort, postgresPort] = [await freePort(taken), await freePort(taken), await freePort(taken)]
  const password = randomBytes(16).toString('hex')

  const startKafka = async () => {
    const found = await findKafka({ environment, signal, note: progress })
    const [folder, log] = [join(dataFolder, 'kafka'), join(dataFolder, 'kafka.log')]
    const kafka = { folder, log, port, controllerPort, ...found, environment, signal }
    const running = await start(await kafkaServer(kafka), signal)
    await createTopics([`127.0.0.1:${port}`], [groupOffsets])
    return running
  }
  const startPostgres = async () => {
    const [folder, log] = [join(dataFolder, 'postgres'), join(dataFolder, 'postgres.log')]
    return start(await postgresServer({ folder, log, port: postgresPort, password, environment, signal }), signal)
  }
  const [kafka, postgres] = await Promise.allSettled([startKafka(), startPostgres()])
  const stop = async () => {
    if (kafka.status === 'fulfilled') await kafka.value.stop('SIGTERM', 4_000)
    if (postgres.status === 'fulfilled') await postgres.value.stop('SIGINT', 4_000)
  }
  for (const server of [kafka, postgres]) {
    if (server.status === 'rejected') {
      await stop()
      throw server.reason
    }
  }
  return { brokers: [`127.0.0.1:${port}`], postgresUrl: postgresUrl({ port: postgresPort, password }), stop }
}
