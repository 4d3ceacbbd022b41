export interface KafkaPorts {
  readonly port: number
  readonly controllerPort: number
}

/** One node that is quick to start and to come back, wherever it runs. */
export const oneQuickNode = `auto.create.topics.enable=false

# one node: no copies
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1

# after kill -9 the controller waits for the old session: 2 s instead of 9 s. With 1 s a busy machine fenced its own broker
broker.session.timeout.ms=2000
broker.heartbeat.interval.ms=200
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000

# a test's clock may be years ahead; Kafka's default takes records one hour ahead of its own time
log.message.timestamp.after.max.ms=9223372036854775807
# and may stand still years ago: by the default of 7 days the first look (30 s after the start, then every 5 minutes) removed
# its records. A topic that states its own retention keeps it
log.retention.ms=-1

# small
log.cleaner.dedupe.buffer.size=2097152
log.index.size.max.bytes=2097152
`

/**
 * The broker's `server.properties`: one node, loopback only, quick to start and to come back. Paths are relative to the
 * folder Kafka is started in, because this format knows no characters outside Latin-1.
 */
export const kafkaProperties = ({ port, controllerPort }: KafkaPorts) => `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=log
${oneQuickNode}`
