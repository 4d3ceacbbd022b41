export { ContractInvalid, decoderOf, encoderOf, findTopic, readContract } from './asyncapi/index.js'
export type {
  Contract,
  ContractCache,
  Decoded,
  DecoderOptions,
  DocumentInfo,
  Encode,
  EncoderOptions,
  MessageContract,
  ReadOptions,
  SchemaId,
  TopicContract,
} from './asyncapi/index.js'
export { compileFilter, FilterInvalid } from './filter/index.js'
export type { Filter, FilterInput, MessageType, Vocabulary } from './filter/index.js'
export { copyPrefix, CopyRefused, copyRecords, describeCopy, planCopy, removeCopy } from './copy/index.js'
export type { CopiedRecord, CopyingOptions, CopyOptions, CopyPlan, CopyRemoved } from './copy/index.js'
export { linksOf } from './links.js'
export type { From, FromOffset, To } from './kafka.extent.js'
export { tail, topicSizes } from './kafka.tail.js'
export type { Tail, TailOptions, TopicSize } from './kafka.tail.js'
export { closure, recorded, redacted, shapesOf } from './recorder/index.js'
export type { Closure, ClosureOptions } from './recorder/index.js'
export {
  GrowingRecording,
  readRecording,
  readWhole,
  RecordingInvalid,
  redact,
  redactHeaders,
  Unrecordable,
  withoutSecrets,
  writeRecording,
} from './recording/index.js'
export type {
  GrowingOptions,
  Header,
  Line,
  Outcome,
  RecordedMessage,
  Recording,
  ShapeOf,
  WriteOptions,
} from './recording/index.js'
export {
  compareReplay,
  describePlan,
  lagQuiescence,
  planReplay,
  replay,
  ReplayInvalid,
  TargetRefused,
  updatedLines,
} from './replay/index.js'
export type {
  ClockStep,
  CompareOptions,
  Comparison,
  ExpectedMessage,
  Faults,
  LagOptions,
  PlannedMessage,
  PlanOptions,
  Progress,
  Quiescence,
  ReleaseStep,
  Replayed,
  ReplayOptions,
  ReplayPlan,
  ReplayStep,
  ReplaySystem,
  SendStep,
} from './replay/index.js'
export type { Field, Shape } from './shape.js'
export { causalOrder, CausalHold, journey, journeyHtml, journeyMermaid, journeyText } from './story/index.js'
export type { Links, Part, StoryMessage } from './story/index.js'
export type { Decode, Misunderstood, Tailed, Understood } from './tailed.js'
export { BrokerUnreachable, UnknownOffset, UnknownTopic } from './unreachable.js'
export { isValue } from './value.js'
export type { Value, ValueObject } from './value.js'
export {
  ExpectationUnmet,
  NotQuiet,
  planner,
  recording,
  replayFlow,
  replayRun,
  testSystem,
} from './expectation/index.js'
export type {
  FieldsOf,
  Patience,
  PlannerOptions,
  ReplayFlowOptions,
  ReplayRun,
  ReplayRunParts,
  TestSystem,
  TestSystemOptions,
  Wanted,
} from './expectation/index.js'
