import { findJava } from './java.probe.js'
import { kafkaArchive } from './kafka.archive.js'
import { type Asking, kafkaJars } from './kafka.cache.js'
import type { KafkaOptions } from './kafka.server.js'

/**
 * Everything needed to run Kafka on this machine, fetched if it is not there yet.
 *
 * @throws Problem `java-missing`, `java-old`, `maven-missing`, `kafka-download-failed`, `stopped`
 */
export async function findKafka(asking: Asking): Promise<Pick<KafkaOptions, 'java' | 'jars' | 'archive'>> {
  const [java, jars] = await Promise.all([findJava(asking.environment), kafkaJars(asking)])
  const archive = await kafkaArchive(java, jars, asking)
  return { java, jars, archive: archive === undefined ? undefined : { use: archive } }
}
