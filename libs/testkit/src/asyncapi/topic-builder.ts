import { isDeepStrictEqual } from 'node:util'
import type { MessageContract, TopicContract } from './contract.js'
import { patternOf } from './find-topic.js'
import type { MessageDefinition } from './message.js'
import type { ContractNode } from './node.js'

/** A message whose topics become known one after the other. */
export interface GrowingMessage extends MessageDefinition {
  readonly topics: string[]
}

/** Gathers what several documents say of one topic. */
export class TopicBuilder implements TopicContract {
  readonly pattern?: RegExp
  readonly messages = new Map<string, MessageContract>()
  private readonly nodes = new Map<string, ContractNode>()
  private readonly names = new Map<string, string>()

  constructor(
    readonly name: string,
    readonly description: string,
  ) {
    const pattern = patternOf(name)
    if (pattern) this.pattern = pattern
  }

  /** @throws {ContractInvalid} where another document describes a message of that name in another way */
  add(node: ContractNode, message: GrowingMessage): void {
    const before = this.messages.get(message.name)
    const place = this.nodes.get(message.name)
    if (before && place && !isDeepStrictEqual(before.encoding, message.encoding)) {
      const { file, line } = place.source.problem(place.path, '')
      throw node.fault(
        `describes ${message.name} on ${this.name} otherwise than ${file}:${line} does; make them agree or name one differently`,
      )
    }
    this.names.set(node.id, message.name)
    if (before) return
    this.messages.set(message.name, message)
    this.nodes.set(message.name, node)
    if (!message.topics.includes(this.name)) message.topics.push(this.name)
  }

  /** Name of the message that is described at a place. */
  nameAt(node: ContractNode): string | undefined {
    return this.names.get(node.id)
  }
}
