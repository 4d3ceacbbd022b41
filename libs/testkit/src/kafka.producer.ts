import kafkajs from 'kafkajs'
import type { Kafka, Message, ProducerConfig, RecordMetadata, TopicMessages } from 'kafkajs'

export interface WholeProducer {
  connect(): Promise<void>
  /** Resolves when all replicas have every record; those of one partition keep their order. @throws what kafkajs says */
  send(batch: readonly TopicMessages[]): Promise<void>
  disconnect(): Promise<void>
}

/** A producer that does not call a batch sent before all of it is. See `sendWhole`. */
export function wholeProducer(kafka: Kafka, config: Pick<ProducerConfig, 'idempotent' | 'maxInFlightRequests'>) {
  const partitions = new WeakMap<Message, number>()
  const producer = kafka.producer({
    ...config,
    allowAutoTopicCreation: false,
    createPartitioner: () => {
      const choose = kafkajs.Partitioners.DefaultPartitioner()
      return (choice) => {
        const partition = choose(choice)
        partitions.set(choice.message, partition)
        return partition
      }
    },
  })
  const sendBatch = (topicMessages: TopicMessages[]) => producer.sendBatch({ acks: -1, topicMessages })
  const whole: WholeProducer = {
    connect: () => producer.connect(),
    send: (batch) => sendWhole(sendBatch, (message) => partitions.get(message), batch),
    disconnect: () => producer.disconnect(),
  }
  return whole
}

/**
 * Sends what no broker has answered for again, until there is nothing left. kafkajs 2.2.4 resolves although part of a
 * batch never was sent: when a partition's leader goes away while others answer, its next try leaves out every broker that
 * has answered already, and with it the partitions that have just moved there.
 */
export async function sendWhole(
  send: (batch: TopicMessages[]) => Promise<Pick<RecordMetadata, 'topicName' | 'partition'>[]>,
  partitionOf: (message: Message) => number | undefined,
  batch: readonly TopicMessages[],
): Promise<void> {
  for (let rest = [...batch]; rest.length > 0;) {
    const answers = await send(rest)
    const answered = new Set(answers.map(({ topicName, partition }) => `${topicName} ${partition}`))
    rest = rest
      .map(({ topic, messages }) => ({
        topic,
        messages: messages.filter((message) => !answered.has(`${topic} ${partitionOf(message)}`)),
      }))
      .filter(({ messages }) => messages.length > 0)
  }
}
