interface TopicMessages<Message> {
  readonly topic: string
  readonly messages: Message[]
}

/** A partition a broker says it has stored records of. */
export interface Answer {
  readonly topicName: string
  readonly partition: number
}

/**
 * What no broker has answered for, in its order. kafkajs 2.2.4 calls a batch sent although part of it never was: when a
 * partition's leader goes away while others answer, the next try leaves out every broker that has answered already, and
 * with it the partitions that have just moved there.
 *
 * @param partitionOf the partition a message was sent to
 */
export const unanswered = <Message>(
  sent: readonly TopicMessages<Message>[],
  partitionOf: (message: Message) => number | undefined,
  answers: readonly Answer[],
): TopicMessages<Message>[] => {
  const answered = new Set(answers.map(({ topicName, partition }) => `${topicName} ${partition}`))
  return sent
    .map(({ topic, messages }) => ({
      topic,
      messages: messages.filter((message) => !answered.has(`${topic} ${partitionOf(message)}`)),
    }))
    .filter(({ messages }) => messages.length > 0)
}
