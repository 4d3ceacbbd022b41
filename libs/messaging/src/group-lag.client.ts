interface TopicPartitions {
  readonly topic: string
  readonly partitions: readonly number[]
}

/** What is needed of kafkajs's admin client. */
interface Admin {
  connect(): Promise<void>
  disconnect(): Promise<void>
  fetchOffsets(options: {
    groupId: string
    topics: string[]
  }): Promise<{ topic: string; partitions: { partition: number; offset: string }[] }[]>
  fetchTopicOffsets(topic: string): Promise<{ partition: number; low: string; high: string }[]>
}

/** Of what a member was assigned, what it has not paused itself. */
export const unpaused = (
  assigned: Readonly<Record<string, readonly number[]>>,
  consumer: { paused(): TopicPartitions[] },
): TopicPartitions[] => {
  const paused = new Map(consumer.paused().map(({ topic, partitions }) => [topic, new Set(partitions)]))
  return Object.entries(assigned).map(([topic, partitions]) => ({
    topic,
    partitions: partitions.filter((partition) => !paused.get(topic)?.has(partition)),
  }))
}

/** Whether one of these partitions has records that the group has not committed. Rejects when the broker is away. */
export async function groupLags(admin: Admin, groupId: string, of: readonly TopicPartitions[]): Promise<boolean> {
  try {
    await admin.connect()
    const committed = await admin.fetchOffsets({ groupId, topics: of.map(({ topic }) => topic) })
    for (const { topic, partitions } of of) {
      const offsets = new Map(
        committed.find((one) => one.topic === topic)?.partitions.map(({ partition, offset }) => [partition, offset]),
      )
      for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
        // -1: the group has committed nothing yet and begins with the first record.
        const at = Math.max(Number(offsets.get(partition) ?? -1), Number(low))
        if (partitions.includes(partition) && at < Number(high)) return true
      }
    }
    return false
  } finally {
    await admin.disconnect().catch(() => undefined)
  }
}
