import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers'
import { oneQuickNode } from './kafka.properties.js'
import { publishedHost } from './published-host.js'

/** For whoever is outside: its published port is known only when the container runs. */
const HOST_PORT = 9092
const INNER_PORT = 9093
const CONTROLLER_PORT = 9094
const script = '/tmp/start-with-its-address.sh'
/** Made when the script is there as a whole. */
const marker = '/tmp/address-is-known'
const waiting = 'waiting for its address'

/** One broker of the official image, that tells clients the address it is published at. */
export class KafkaContainer extends GenericContainer {
  constructor() {
    super('apache/kafka:4.3.1')
    this.withEntrypoint(['bash', '-c'])
      .withCommand([`echo '${waiting}'; until [ -f ${marker} ]; do sleep 0.05; done; exec bash ${script}`])
      .withExposedPorts(HOST_PORT)
      .withWaitStrategy(Wait.forLogMessage(waiting))
      .withEnvironment({
        KAFKA_NODE_ID: '1',
        KAFKA_PROCESS_ROLES: 'broker,controller',
        KAFKA_CONTROLLER_QUORUM_VOTERS: `1@localhost:${CONTROLLER_PORT}`,
        KAFKA_LISTENERS: `HOST://:${HOST_PORT},INNER://localhost:${INNER_PORT},CONTROLLER://localhost:${CONTROLLER_PORT}`,
        KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'HOST:PLAINTEXT,INNER:PLAINTEXT,CONTROLLER:PLAINTEXT',
        KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
        KAFKA_INTER_BROKER_LISTENER_NAME: 'INNER',
        KAFKA_LOG_DIRS: '/var/lib/kafka/data',
        KAFKA_HEAP_OPTS: '-Xms64m -Xmx256m',
        ...inEnvironment(oneQuickNode),
      })
  }

  protected override async containerStarted(container: StartedTestContainer): Promise<void> {
    const advertised = `HOST://${addressOf(container)},INNER://localhost:${INNER_PORT}`
    const content = `export KAFKA_ADVERTISED_LISTENERS=${advertised}\nexec /etc/kafka/docker/run\n`
    await container.copyContentToContainer([{ content, target: script }])
    const { exitCode, output } = await container.exec(['touch', marker])
    if (exitCode !== 0) throw new Error(`the broker cannot be told its address: ${output}`)
  }
}

/** Where a started broker is reached. */
export const addressOf = (container: StartedTestContainer): string =>
  `${publishedHost(container.getHost())}:${container.getMappedPort(HOST_PORT)}`

/** The image's way to properties: `log.dirs` is `KAFKA_LOG_DIRS`. */
const inEnvironment = (properties: string): Record<string, string> =>
  Object.fromEntries(
    properties
      .split('\n')
      .filter((line) => /^[a-z]/.test(line))
      .map((line) => {
        const [name = '', value = ''] = line.split('=')
        return [`KAFKA_${name.toUpperCase().replaceAll('.', '_')}`, value]
      }),
  )
