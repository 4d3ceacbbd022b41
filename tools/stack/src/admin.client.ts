import kafkajs from 'kafkajs'
import { Problem } from './problem.js'

type Mechanism = 'plain' | 'scram-sha-256' | 'scram-sha-512'

/** Who the stack is at a broker that asks for it, and who vouches for the broker; nothing of it where it is embedded. */
export interface KafkaSecurity {
  readonly sasl?: {
    [M in Mechanism]: { readonly mechanism: M; readonly username: string; readonly password: string }
  }[Mechanism]
  /** `ca`: certificates in PEM. */
  readonly tls?: { readonly ca?: string }
}

/** A client of kafkajs that answers a person: it gives up after some seconds. */
export const kafkaClient = (brokers: readonly string[], { sasl, tls }: KafkaSecurity = {}): kafkajs.Kafka =>
  new kafkajs.Kafka({
    clientId: 'parpay-stack',
    brokers: [...brokers],
    ...(sasl && { sasl }),
    ...(tls && { ssl: tls }),
    logLevel: kafkajs.logLevel.NOTHING,
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 50, maxRetryTime: 500, retries: 8 },
  })

/**
 * Lends a connection as administrator.
 *
 * @throws Problem `server-unreachable`
 */
export async function asAdmin<T>(
  brokers: readonly string[],
  work: (admin: kafkajs.Admin) => Promise<T>,
  security?: KafkaSecurity,
): Promise<T> {
  const admin = kafkaClient(brokers, security).admin()
  try {
    await admin.connect()
  } catch (error) {
    throw kafkaUnreachable(brokers, error)
  }
  try {
    return await work(admin)
  } finally {
    await admin.disconnect()
  }
}

export function kafkaUnreachable(brokers: readonly string[], error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error)
  return new Problem(
    'server-unreachable',
    `Kafka at ${brokers.join(',')} does not answer (${reason}): check that it runs and that KAFKA_BROKERS is right.`,
  )
}
