import type { OperationContract, ServiceContract } from './contract.js'
import type { ContractNode } from './node.js'
import type { Part } from './specification.js'
import type { TopicBuilder } from './topic-builder.js'

export interface ServiceReading {
  /** The topic of a channel; undefined where it is not on Kafka. */
  readonly topicAt: (channel: ContractNode) => TopicBuilder | undefined
  readonly follow: (node: ContractNode, part: Part) => ContractNode
  /** Reads one thing; what is wrong with it is kept, and the next one is read. */
  readonly attempt: (read: () => void) => void
}

/** The service that a document describes: what its operations send and receive. Undefined for one without operations. */
export function readService(document: ContractNode, reading: ServiceReading): ServiceContract | undefined {
  const nodes = document.at('operations')
  const operations: OperationContract[] = []
  for (const name of nodes?.names() ?? []) {
    const node = nodes?.get(name)
    if (node)
      reading.attempt(() => {
        operations.push(...readOperation(name, node, reading))
      })
  }
  const name = document.at('info')?.text('title')
  if (operations.length === 0 || name === undefined) return undefined
  const receives = byTopic(operations, 'receive')
  const entry = receives.size === 0 || document.at('x-entry')?.value === true
  return { name, entry, operations, sends: byTopic(operations, 'send'), receives }
}

/** One operation, and its reply as a second one in the other direction. */
function readOperation(name: string, raw: ContractNode, reading: ServiceReading): OperationContract[] {
  const target = reading.follow(raw, 'operation')
  for (const trait of target.get('traits')?.items() ?? []) reading.follow(trait, 'operationTrait')
  const node = target.withTraits()
  const action = node.text('action') === 'send' ? 'send' : 'receive'
  const reply = node.at('reply')
  const summary = node.text('summary')
  const found = (each: ContractNode, direction: 'send' | 'receive') => {
    const used = messagesOf(each, reading)
    return used ? [{ name, action: direction, ...used, ...(summary !== undefined && { summary }) }] : []
  }
  return [...found(node, action), ...(reply ? found(reply, action === 'send' ? 'receive' : 'send') : [])]
}

/** Without `messages` it means all messages of the channel (AsyncAPI 3, Operation Object). */
function messagesOf(
  node: ContractNode,
  { topicAt }: ServiceReading,
): Pick<OperationContract, 'topic' | 'messages'> | undefined {
  const channel = node.at('channel')
  const topic = channel && topicAt(channel)
  if (!topic) return undefined
  const listed = node.get('messages')?.items()
  const all = channel.at('messages')
  const ofChannel = all?.names().flatMap((key) => all.get(key) ?? []) ?? []
  const messages = (listed ?? ofChannel).map((message) => {
    const name = topic.nameAt(message.follow())
    if (name === undefined) throw message.fault(`is no message of the topic ${topic.name}; add it to the channel`)
    return name
  })
  return { topic: topic.name, messages: [...new Set(messages)] }
}

function byTopic(
  operations: readonly OperationContract[],
  action: OperationContract['action'],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { topic, messages } of operations.filter((each) => each.action === action))
    found.set(topic, [...new Set([...(found.get(topic) ?? []), ...messages])])
  return found
}
