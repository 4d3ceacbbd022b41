import { BrokerUnreachable, UnknownOffset, UnknownTopic } from '@parpay/testkit'
import { exitCodes, Failure } from './failure.js'
import { dataFolder, statusOf } from './system.client.js'

export interface WhichKafka {
  /** `--brokers`: host:port,... */
  readonly brokers?: string | undefined
  readonly folder?: string | undefined
}

/** Put before each topic's name where several systems share one Kafka. */
export const topicPrefix = process.env['KAFKA_TOPIC_PREFIX'] ?? ''

/**
 * Asks the Kafka given, or that of the running system.
 *
 * @throws Failure 3 when it does not answer, 1 when it lacks a topic, 2 when an offset is none
 */
export async function askKafka<T>(
  { brokers: given, folder }: WhichKafka,
  ask: (brokers: readonly string[]) => Promise<T>,
): Promise<T> {
  const brokers = given?.split(',') ?? (await statusOf(dataFolder(folder))).brokers
  try {
    return await ask(brokers)
  } catch (cause) {
    if (cause instanceof BrokerUnreachable) {
      const own = `Kafka does not answer at ${brokers.join(',')}: npx parpay status says whether it runs.`
      throw new Failure(exitCodes.unreachable, given === undefined ? own : cause.message, { cause })
    }
    if (cause instanceof UnknownTopic) throw new Failure(exitCodes.failed, cause.message, { cause })
    if (cause instanceof UnknownOffset) throw new Failure(exitCodes.usage, `--since: ${cause.message}`, { cause })
    throw cause
  }
}
