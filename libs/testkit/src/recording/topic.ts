/** Whether Kafka would have a topic of this name (org.apache.kafka.common.internals.Topic): so it is no path either. */
export const isTopic = (name: string): boolean => /^[a-zA-Z0-9._-]{1,249}$/.test(name) && name !== '.' && name !== '..'

/** Highest number of a partition: Kafka's `int32`. */
export const highestPartition = 2 ** 31 - 1
