/**
 * A message of the contract as a value: its name (`ce_type`), its topic, its key and its codec.
 * The generated files hold one constant of this type per message, beside the interface of the same name.
 */
export interface MessageType<Name extends string = string, Message = never> {
  readonly name: Name
  readonly topic: string
  /** Stable id of the schema version that `encode` writes (asyncapi/schemas.lock.json). */
  readonly schemaId: number
  /** Fields marked `x-secret` in the contract: never logged, never shown. */
  readonly secrets: readonly string[]
  /** The record key: the id of the aggregate the message belongs to. */
  key(message: Message): string
  /** Confluent wire format: 0x00, 4-byte big-endian schema id, Avro body. Throws `InvalidMessage` naming the path. */
  encode(message: Message): Buffer
  /** A valid message to start a test from; fields given replace the sample's. */
  sample(fields?: Partial<Message>): Message
}

/** Any message type, for places that hold a mixture. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a mixture of message types is contravariant in Message
export type AnyMessageType = MessageType<string, any>

export type MessageOf<T> = T extends MessageType<string, infer Message> ? Message : never

/** A message as decoded from a topic. */
export interface Decoded {
  readonly type: AnyMessageType
  readonly message: unknown
}

/** What one service may send and receive: its AsyncAPI document as a value. */
export interface Contract<
  Send extends AnyMessageType = AnyMessageType,
  Receive extends AnyMessageType = AnyMessageType,
> {
  readonly service: string
  /** Where its AsyncAPI document is, for whoever reads an error; default `asyncapi/services/<service>.yaml`. */
  readonly document?: string
  readonly send: readonly Send[]
  readonly receive: readonly Receive[]
}
