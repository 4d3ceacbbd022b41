export { tail, topicSizes } from './kafka.tail.js'
export type { Tail, TailOptions, TopicSize } from './kafka.tail.js'
export type { Decode, Misunderstood, Tailed, Understood } from './tailed.js'
export { BrokerUnreachable, UnknownTopic } from './unreachable.js'
