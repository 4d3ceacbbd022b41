import { randomBytes } from 'node:crypto'
import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers'
import { addressOf, KafkaContainer } from './kafka.container.js'
import { answers } from './postgres.server.js'
import { Problem } from './problem.js'
import { publishedHost } from './published-host.js'
import type { Servers, ServersOptions } from './servers.start.js'
import { createTopics, groupOffsets } from './topics.client.js'
import { until } from './wait.js'

const POSTGRES_PORT = 5432
const READY_WITHIN_MS = 90_000

/**
 * The same two servers from the official images, by Testcontainers, whose own variables say which Docker
 * (`DOCKER_HOST`, `TESTCONTAINERS_...`). Its reaper removes them when this process is killed.
 *
 * @throws Problem `server-failed`
 */
export async function startContainers({ progress = () => undefined, signal }: ServersOptions): Promise<Servers> {
  progress('Starting apache/kafka:4.3.1 and postgres:18 in containers ...')
  const [kafka, postgres] = await Promise.allSettled([startKafka(), startPostgres()])
  const stop = async () => {
    if (kafka.status === 'fulfilled') await kafka.value.stop()
    if (postgres.status === 'fulfilled') await postgres.value.stop()
  }
  for (const server of [kafka, postgres]) {
    if (server.status === 'fulfilled' && !signal?.aborted) continue
    await stop()
    if (server.status === 'fulfilled') throw new Problem('stopped', 'Stopped while starting.')
    throw failed(server.reason)
  }
  if (kafka.status === 'rejected' || postgres.status === 'rejected')
    throw new Error('a server is neither there nor not')
  return { brokers: [kafka.value.address], postgresUrl: postgres.value.url, stop }
}

async function startKafka() {
  const container = await new KafkaContainer().start()
  const address = addressOf(container)
  const usable = () =>
    createTopics([address], [groupOffsets]).then(
      () => true,
      () => false,
    )
  await ready(container, usable, `Kafka at ${address}`)
  return { address, stop: () => container.stop() }
}

async function startPostgres() {
  const password = randomBytes(16).toString('hex')
  const container = await new GenericContainer('postgres:18')
    .withExposedPorts(POSTGRES_PORT)
    .withEnvironment({
      POSTGRES_PASSWORD: password,
      POSTGRES_INITDB_ARGS: '--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8',
    })
    .withCommand(['postgres', '-c', 'max_connections=200', '-c', 'jit=off'])
    .withWaitStrategy(Wait.forListeningPorts())
    .start()
  const address = `${publishedHost(container.getHost())}:${container.getMappedPort(POSTGRES_PORT)}`
  const url = `postgres://postgres:${password}@${address}/postgres`
  await ready(container, () => answers(url), 'PostgreSQL')
  return { url, stop: () => container.stop() }
}

/** A container that never gets there is not left behind. */
async function ready(container: StartedTestContainer, look: () => Promise<boolean>, name: string): Promise<void> {
  try {
    await until(look, { within: READY_WITHIN_MS, late: () => new Error(`${name} does not answer`) })
  } catch (error) {
    await container.stop()
    throw error
  }
}

function failed(reason: unknown): Problem {
  const why = reason instanceof Error ? reason.message : String(reason)
  return new Problem(
    'server-failed',
    `The servers did not start in containers (${why}): check that Docker runs (docker info) and has the images apache/kafka:4.3.1 and postgres:18, or unset PARPAY_STACK.`,
  )
}
