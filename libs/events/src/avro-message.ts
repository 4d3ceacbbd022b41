import type avsc from 'avsc'
import { avroType, inWords } from './avro-types.js'
import { InvalidMessage } from './invalid-message.js'
import type { MessageType } from './message-type.js'
import { UndecodableMessage } from './undecodable-message.js'

/** One published version of a message's schema. */
export interface SchemaVersion {
  /** Stable, from asyncapi/schemas.lock.json. */
  readonly id: number
  readonly schema: object
}

/** Names of the fields that can be a key. */
type TextField<Message> = { [F in keyof Message]: Message[F] extends string ? F : never }[keyof Message] & string

interface Definition<Name, Message> {
  readonly name: Name
  readonly topic: string
  readonly key: TextField<Message>
  readonly secrets?: readonly (keyof Message & string)[]
  /** Oldest first; the last is what `encode` writes. */
  readonly versions: readonly SchemaVersion[]
  readonly sample: () => Message
}

type Reader<Message> = (bytes: Buffer) => { value: Message | undefined; offset: number }

/** First byte of Confluent's wire format; four bytes of schema id follow. */
export const magic = 0
export const headerLength = 5

/** A message type whose body is Avro. The generated files hold one for each message. */
export class AvroMessage<Name extends string, Message extends object> implements MessageType<Name, Message> {
  readonly name: Name
  readonly topic: string
  readonly schemaId: number
  readonly secrets: readonly string[]
  readonly versions: readonly SchemaVersion[]
  private readonly header: Buffer
  private readonly current: SchemaVersion
  /** Compiled when it is first needed: a process knows many message types and handles a few. */
  private compiled: avsc.Type | undefined
  /** By schema id, as they are needed. */
  private readonly readers = new Map<number, Reader<Message>>()

  constructor(private readonly definition: Definition<Name, Message>) {
    const { name, topic, versions } = definition
    const current = versions.at(-1)
    if (current === undefined) throw new Error(`${name} has no published schema.`)
    this.name = name
    this.topic = topic
    this.current = current
    this.schemaId = current.id
    this.secrets = definition.secrets ?? []
    this.versions = versions
    this.header = Buffer.alloc(headerLength)
    this.header.writeUInt8(magic)
    this.header.writeUInt32BE(current.id, 1)
  }

  key(message: Message): string {
    return message[this.definition.key] as string
  }

  sample(fields: Partial<Message> = {}): Message {
    return { ...this.definition.sample(), ...fields }
  }

  encode(message: Message): Buffer {
    this.assertValid(message)
    return Buffer.concat([this.header, this.type.toBuffer(message)])
  }

  /**
   * Reads a whole message of this type, header included, written by any published version of its schema.
   * Throws `UndecodableMessage` when the body is cut short, is not of its schema or goes on after its end.
   */
  read(schemaId: number, bytes: Buffer): Message {
    const read = this.reader(schemaId)
    if (read === undefined) throw new UndecodableMessage(`Schema ${schemaId} is no version of ${this.name}.`)
    const { value, offset } = this.attempt(() => read(bytes), schemaId)
    if (value === undefined) throw new UndecodableMessage(`${this.name} (schema ${schemaId}) is cut short.`)
    if (offset !== bytes.length)
      throw new UndecodableMessage(
        `${this.name} (schema ${schemaId}) has ${bytes.length - offset} trailing bytes after its end.`,
      )
    return value
  }

  private attempt<Result>(read: () => Result, schemaId: number): Result {
    try {
      return read()
    } catch (cause) {
      throw new UndecodableMessage(`${this.name} (schema ${schemaId}) has a body that is not of its schema.`, { cause })
    }
  }

  private get type(): avsc.Type {
    return (this.compiled ??= avroType(this.current.schema))
  }

  /** How a body of a version is read as the current one. */
  private reader(schemaId: number): Reader<Message> | undefined {
    const known = this.readers.get(schemaId)
    if (known) return known
    const version = this.versions.find(({ id }) => id === schemaId)
    if (version === undefined) return undefined
    const { type } = this
    const resolver = type.createResolver(avroType(version.schema))
    const read: Reader<Message> = (bytes) => type.decode(bytes, headerLength, resolver)
    this.readers.set(schemaId, read)
    return read
  }

  private assertValid(message: Message): void {
    this.type.isValid(message, {
      noUndeclaredFields: true,
      errorHook: (path, value, type) => {
        throw invalid([this.name, ...path].join('.'), value, type)
      },
    })
  }
}

/** For places that hold a mixture, like `AnyMessageType`. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a mixture of message types is contravariant in Message
export type AnyAvroMessage = AvroMessage<string, any>

function invalid(path: string, value: unknown, type: avsc.Type): InvalidMessage {
  if (value === undefined) return new InvalidMessage(path, 'is missing.')
  if ('fields' in type && typeof value === 'object' && value !== null) {
    const declared = new Set((type as avsc.types.RecordType).fields.map((field) => field.name))
    const undeclared = Object.keys(value).find((name) => !declared.has(name))
    return new InvalidMessage(`${path}.${undeclared ?? ''}`, 'is not declared in the schema.')
  }
  return new InvalidMessage(path, `is not ${inWords(type)}.`)
}
