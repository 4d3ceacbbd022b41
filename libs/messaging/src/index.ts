export { decider, Decider, type Aggregate, type OpenAttempt, type Readings } from './decider.js'
export { then, unchanged, type Decision, type Draft, type Emission, type NewAttempt } from './decision.js'
export { deciding, firing, type Decided } from './deciding.js'
export { type Fired, type TimerChange } from './timer.js'
export { outcome, type Outcome } from './outcome.js'
export { aggregate, type AggregateStore, type ReadLoader, type WiredAggregate } from './aggregate.js'
export { projection, type DeliveryOf, type Emit, type WiredProjection } from './projection.js'
export {
  notReached,
  retryLater,
  settled,
  worker,
  type Attempt,
  type RetryLater,
  type Settled,
  type Worker,
} from './worker.js'
export type { Delivery, Envelope } from './delivery.js'
export { kindOfFailure, openDatabase, type Connection, type Database, type Tx } from './database.store.js'
export { Messaging, type Health, type MessagingOptions, type Quiescence, type Request } from './messaging.js'
export { WiringError } from './wiring.js'
export type { KafkaSecurity } from './kafka-security.js'
export { kafkaTransport, type KafkaOptions } from './kafka.transport.js'
export { memoryTransport, MemoryBroker } from './memory.transport.js'
export type {
  Consumer,
  IncomingRecord,
  OutgoingRecord,
  PartitionEnds,
  Producer,
  RecordsHandler,
  Topics,
  Transport,
} from './transport.js'
export { migrationsFolder } from './migrations.js'
export { missingTopicsSentence } from './consumer-trouble.js'
export type { Backlog } from './backlog.store.js'
export type { Lag } from './lag.js'
export type { CommittedBatch, Count, Metrics } from './metrics.js'
export { silent, type Log } from './log.js'
export { untraced, type Attributes, type Span, type SpanKind, type Tracing } from './tracing.js'
export { isSampled, readTraceparent, spanIdOf, traceIdOf, traceparent, type Traceparent } from './trace-context.js'
export {
  armFailpoints,
  failpoint,
  failpointForm,
  parseFailpoints,
  type Failpoint,
  type FailpointPlan,
} from './failpoint.js'
export type { ParkedKey, ParkedList, UnreadableRecord } from './parked-list.store.js'
export { NothingDone, type DiscardedMessage, type Meant, type Redriven, type ToDiscard } from './redrive.js'
export type { Obstacle } from './item.js'
