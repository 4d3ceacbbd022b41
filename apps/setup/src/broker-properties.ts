/** The brokers of a deployment and the password they know each other and the administrator by. */
export interface Brokers {
  /** Host names, `['kafka']` or `['kafka', 'kafka-2', 'kafka-3']`: node ids count from 1 in this order. */
  readonly hosts: readonly string[]
  readonly adminPassword: string
}

/** Who the brokers are to each other, and who sets them up. */
export const ADMIN = 'admin'
/** For services: SCRAM, and each may do what its contract lists. */
export const CLIENT_PORT = 9092
/** For brokers among each other and for the administrator: not to be reached from outside. */
export const ADMIN_PORT = 9094
const CONTROLLER_PORT = 9093

/**
 * What all brokers have in common, as `server.properties`; node id and advertised listeners are each one's own. Nobody
 * takes part without a login, and what no permission allows is denied. The administrator logs in with PLAIN, which the
 * broker can check before there is a single SCRAM user; services log in with SCRAM.
 */
export function brokerProperties({ hosts, adminPassword }: Brokers): string {
  const copies = Math.min(3, hosts.length)
  const inSync = Math.max(1, copies - 1)
  const admin = `org.apache.kafka.common.security.plain.PlainLoginModule required username="${ADMIN}" password="${adminPassword}" user_${ADMIN}="${adminPassword}";`
  const voters = hosts.map((host, n) => `${n + 1}@${host}:${CONTROLLER_PORT}`)
  return `process.roles=broker,controller
controller.quorum.voters=${voters.join(',')}
listeners=CLIENT://:${CLIENT_PORT},ADMIN://:${ADMIN_PORT},CONTROLLER://:${CONTROLLER_PORT}
controller.listener.names=CONTROLLER
inter.broker.listener.name=ADMIN
listener.security.protocol.map=CLIENT:SASL_PLAINTEXT,ADMIN:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT

listener.name.client.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.client.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.admin.sasl.enabled.mechanisms=PLAIN
listener.name.admin.plain.sasl.jaas.config=${admin}
sasl.mechanism.inter.broker.protocol=PLAIN
listener.name.controller.sasl.enabled.mechanisms=PLAIN
listener.name.controller.plain.sasl.jaas.config=${admin}
sasl.mechanism.controller.protocol=PLAIN

authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
allow.everyone.if.no.acl.found=false
super.users=User:${ADMIN}

log.dirs=/var/lib/kafka/data
auto.create.topics.enable=false
default.replication.factor=${copies}
min.insync.replicas=${inSync}
offsets.topic.replication.factor=${copies}
offsets.topic.num.partitions=12
transaction.state.log.replication.factor=${copies}
transaction.state.log.min.isr=${inSync}
share.coordinator.state.topic.replication.factor=${copies}
share.coordinator.state.topic.min.isr=${inSync}
# a broker that was killed is waited for as long: a third of Kafka's default
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
`
}
