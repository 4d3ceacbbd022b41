import { randomBytes } from 'node:crypto'
import { kafkaClient, kafkaUnreachable, type KafkaSecurity } from './admin.client.js'
import { Problem } from './problem.js'
import { decodeScramResponse, encodeScramRequest, scramCredential } from './scram-request.js'

const ALTER_USER_SCRAM_CREDENTIALS = { apiKey: 51, apiVersion: 0, apiName: 'AlterUserScramCredentials' }
const SALT_BYTES = 32

/** What kafkajs takes for its own encoder. */
interface Encoded {
  readonly buf: Buffer
  readonly buffer: Buffer
}
interface Exchange {
  readonly request: typeof ALTER_USER_SCRAM_CREDENTIALS & { encode(): Promise<Encoded> }
  readonly response: { decode(payload: Buffer): Promise<object>; parse(decoded: object): Promise<object> }
}
interface Cluster {
  connect(): Promise<void>
  refreshMetadata(): Promise<void>
  disconnect(): Promise<void>
  findControllerBroker(): Promise<{ readonly connectionPool: { send(exchange: Exchange): Promise<unknown> } }>
}

/**
 * Sets the SCRAM-SHA-512 passwords of users, who are made if they are not there. Only salted hashes leave this process.
 * A user who has left the contracts keeps the last password, and may do nothing: Kafka 4.3.1 can lock others out when one
 * is deleted.
 *
 * @throws Problem `server-unreachable`, also when the broker refuses
 */
export async function setScramPasswords(
  brokers: readonly string[],
  passwords: ReadonlyMap<string, string>,
  security?: KafkaSecurity,
): Promise<void> {
  const credentials = [...passwords].map(([user, password]) => scramCredential(user, password, randomBytes(SALT_BYTES)))
  const body = encodeScramRequest(credentials)
  const cluster = clusterOf(kafkaClient(brokers, security))
  let answer: Buffer | undefined
  try {
    await cluster.connect()
    await cluster.refreshMetadata()
    const { connectionPool } = await cluster.findControllerBroker()
    await connectionPool.send({
      request: {
        ...ALTER_USER_SCRAM_CREDENTIALS,
        encode: () => Promise.resolve({ buf: body, buffer: body }),
      },
      response: {
        decode: (payload) => {
          answer = payload
          return Promise.resolve({})
        },
        parse: (decoded) => Promise.resolve(decoded),
      },
    })
  } catch (error) {
    throw kafkaUnreachable(brokers, error)
  } finally {
    await cluster.disconnect()
  }
  const refused = decodeScramResponse(answer ?? Buffer.alloc(0)).filter(({ code }) => code !== 0)
  if (refused.length === 0) return
  const why = refused.map(({ user, code, message }) => `${user}: ${message ?? `error ${code}`}`).join('; ')
  throw new Problem(
    'server-unreachable',
    `Kafka refused to set the passwords of services (${why}): a managed Kafka has its own way to make users, then leave this step out.`,
  )
}

/** kafkajs 2.2.4 knows no such request; its client keeps the way to a connection under a symbol of its own. */
function clusterOf(kafka: object): Cluster {
  const symbol = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === 'private:Kafka:createCluster',
  )
  const create: unknown = symbol && Reflect.get(kafka, symbol)
  if (typeof create !== 'function') throw new Error('this version of kafkajs keeps its cluster elsewhere')
  return (create as (options: object) => Cluster)({})
}
