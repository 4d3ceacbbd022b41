import type { Shape } from '../shape.js'

/** What AsyncAPI documents say of a Kafka system. */
export interface Contract {
  /** `info` of the documents that were read, in their order. */
  readonly documents: readonly DocumentInfo[]
  readonly topics: ReadonlyMap<string, TopicContract>
  /** By the title of the document; one without operations is no service. */
  readonly services: ReadonlyMap<string, ServiceContract>
}

export interface DocumentInfo {
  readonly title: string
  readonly version: string
}

export interface TopicContract {
  /** With parameters in braces where the channel's address has them. */
  readonly name: string
  /** How topics of a name with parameters are called. */
  readonly pattern?: RegExp
  /** Empty where there is none. */
  readonly description: string
  /** By name. */
  readonly messages: ReadonlyMap<string, MessageContract>
}

export interface ServiceContract {
  readonly name: string
  /**
   * Whether what it sends comes from outside, not from messages: it receives none, or its document says `x-entry: true`.
   */
  readonly entry: boolean
  /** Names of the messages, by topic. */
  readonly sends: ReadonlyMap<string, readonly string[]>
  readonly receives: ReadonlyMap<string, readonly string[]>
  readonly operations: readonly OperationContract[]
}

export interface OperationContract {
  readonly name: string
  readonly action: 'send' | 'receive'
  readonly topic: string
  readonly messages: readonly string[]
  readonly summary?: string
}

export interface MessageContract {
  readonly name: string
  readonly topics: readonly string[]
  readonly summary?: string
  /** Fields marked `x-pii: true` are `personal` in it, those marked `x-secret: true` are `secret`. */
  readonly payload: Shape
  readonly encoding: Encoding
  /** A record, or `any` where the contract says nothing of headers. */
  readonly headers: Shape
  /** What is wrong with a record's headers, in one sentence; undefined when they are as the contract says. */
  readonly headersProblem: (headers: Headers) => string | undefined
  /** Headers that have the same value on every message of this kind. */
  readonly constantHeaders: Headers
  readonly key: KeyContract
  readonly correlationId?: Location
  /** From `x-message-id`. */
  readonly messageId?: Location
  /** From `x-causation-id`: names the message that caused this one. */
  readonly causationId?: Location
}

export type Headers = Readonly<Record<string, string>>

export interface KeyContract {
  readonly description?: string
  /** The payload's field that is the record key, from `x-key`. */
  readonly field?: readonly string[]
}

/** Where in a message a value lies. */
export interface Location {
  readonly from: 'header' | 'payload'
  /** Names from the outside in; at least one. */
  readonly path: readonly string[]
}

/** How a payload is written. */
export type Encoding =
  /** Avro's binary encoding; `schema` is complete in itself. */
  | { readonly kind: 'avro'; readonly schema: unknown }
  /** `schema` is JSON Schema draft-07, complete in itself. */
  | { readonly kind: 'json'; readonly schema: object }
  /** `name` says what it is: nothing here reads it. */
  | { readonly kind: 'other'; readonly name: string }
