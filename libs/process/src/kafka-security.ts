import type { KafkaSecurity } from '@parpay/messaging'
import type { kafkaVariables } from './kafka-variables.js'
import type { Settings } from './variable.js'

type KafkaSettings = Omit<Settings<typeof kafkaVariables>, 'KAFKA_BROKERS' | 'KAFKA_TOPIC_PREFIX'>

/** What the settings say about logging in and about TLS. A name without a password, or the opposite, is `halfALogin`. */
export function kafkaSecurity(settings: KafkaSettings): KafkaSecurity {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = settings
  const { KAFKA_TLS_CA: ca, KAFKA_TLS: tls } = settings
  return {
    ...(username !== undefined && password !== undefined && { sasl: { mechanism, username, password } }),
    ...((tls || ca !== undefined) && { tls: ca === undefined ? {} : { ca } }),
  }
}

/** Which half of a login is missing, in a sentence; a service with half a login would take part as nobody. */
export function halfALogin({ KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD }: KafkaSettings): string | undefined {
  if ((KAFKA_SASL_USERNAME === undefined) === (KAFKA_SASL_PASSWORD === undefined)) return undefined
  const [set, missing] =
    KAFKA_SASL_USERNAME === undefined ? ['PASSWORD', 'USERNAME'] : (['USERNAME', 'PASSWORD'] as const)
  return `KAFKA_SASL_${missing} is not set although KAFKA_SASL_${set} is: set both, or neither where Kafka asks for no login`
}
