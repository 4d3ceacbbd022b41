import type { ContractNode } from './node.js'

/**
 * The Kafka topic that a Channel Object stands for: its Kafka binding's `topic`, else its address, which may
 * have parameters in braces. Undefined for a
 * channel that is on servers of other protocols only.
 * @param servers of the document, where the channel names none; no servers at all count as Kafka
 * @throws {ContractInvalid} where there is no name, or none that Kafka allows
 */
export function topicOf(channel: ContractNode, servers: ContractNode | undefined): string | undefined {
  if (!isOnKafka(channel, servers)) return undefined
  const binding = channel.at('bindings')?.at('kafka')?.at('topic')
  const address = channel.at('address')
  const named = binding ?? address
  if (typeof named?.value !== 'string')
    throw channel.fault('names no topic; give it an address, or bindings.kafka.topic')
  const example = binding ? named.value : named.value.replaceAll(/\{[^{}]+\}/g, 'x')
  if (/^[A-Za-z0-9._-]{1,249}$/.test(example)) return named.value
  throw named.fault(
    `"${named.value}" is no name of a Kafka topic (1 to 249 letters, digits, dots, - and _); give the topic in bindings.kafka.topic`,
  )
}

function isOnKafka(channel: ContractNode, servers: ContractNode | undefined): boolean {
  const named = channel.get('servers')?.items() ?? []
  const all = servers?.names().flatMap((name) => servers.get(name) ?? []) ?? []
  const protocols = (named.length > 0 ? named : all).map((server) => server.follow().text('protocol'))
  return protocols.length === 0 || protocols.some((protocol) => protocol?.startsWith('kafka'))
}
