import {
  decoderOf,
  findTopic,
  linksOf,
  type Contract,
  type Decode,
  type Links,
  type MessageContract,
  type SchemaId,
  type StoryMessage,
  type TopicContract,
} from '@parpay/testkit'

/** A Kafka system as its AsyncAPI documents describe it. Topics are named as Kafka has them, with `prefix`. */
export interface DescribedSystem {
  readonly contract: Contract
  /** Throws an error whose message is one sentence. */
  readonly decode: Decode<MessageContract>
  readonly links: Links
  /** Avro values begin with one of these. */
  readonly schemaIds: readonly SchemaId[] | undefined
  /** Put before each topic's name where several systems share one Kafka; empty where there is none. */
  readonly prefix: string
  /** Whether the documents are those of this clone. */
  readonly own: boolean
}

export interface Description {
  readonly contract: Contract
  readonly schemaIds: readonly SchemaId[] | undefined
  readonly prefix: string
  readonly own: boolean
}

/** @throws Error when two schemas have one id */
export function describedSystem({ contract, schemaIds, prefix, own }: Description): DescribedSystem {
  const decode = decoderOf(contract, schemaIds && { schemaIds })
  const links = linksOf(contract)
  const linked = (find: (message: StoryMessage) => string | undefined) => (message: StoryMessage) =>
    find(prefix === '' ? message : { ...message, topic: bareTopic({ prefix }, message.topic) })
  return {
    ...{ contract, schemaIds, prefix, own },
    decode: (topic, bytes, headers) => decode(bareTopic({ prefix }, topic), bytes, headers),
    links: {
      id: linked(links.id),
      cause: linked(links.cause),
      correlation: linked(links.correlation),
      sender: linked(links.sender),
    },
  }
}

/** A topic's name in the contract. */
export const bareTopic = ({ prefix }: Pick<DescribedSystem, 'prefix'>, topic: string): string =>
  topic.startsWith(prefix) ? topic.slice(prefix.length) : topic

/** What the contract says of a topic of Kafka's. */
export const topicIn = (system: DescribedSystem, topic: string): TopicContract | undefined =>
  findTopic(system.contract, bareTopic(system, topic))
