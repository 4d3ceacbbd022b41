export type {
  Contract,
  DocumentInfo,
  Encoding,
  Headers,
  KeyContract,
  Location,
  MessageContract,
  OperationContract,
  ServiceContract,
  TopicContract,
} from './contract.js'
export { ContractInvalid } from './contract-invalid.js'
export type { Problem } from './contract-invalid.js'
export type { SchemaId } from './confluent.js'
export { decoderOf } from './decoder.js'
export type { Decoded, DecoderOptions } from './decoder.js'
export { encoderOf } from './encoder.js'
export type { Encode, EncoderOptions } from './encoder.js'
export { findTopic } from './find-topic.js'
export { readContract } from './read-contract.js'
export type { ReadOptions } from './read-contract.js'
export type { ContractCache } from './known-sources.js'
