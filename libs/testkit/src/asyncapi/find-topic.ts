import type { Contract, TopicContract } from './contract.js'

/**
 * What a contract says of a topic: by its name, else by the first channel whose address with parameters it fits.
 * A parameter stands for one or more letters, digits, dots, - and _.
 */
export function findTopic(contract: Contract, topic: string): TopicContract | undefined {
  return contract.topics.get(topic) ?? [...contract.topics.values()].find(({ pattern }) => pattern?.test(topic))
}

/** How topics are called by an address with parameters such as `orders.{region}`. Undefined for one without. */
export function patternOf(address: string): RegExp | undefined {
  const parts = address.split(/\{[^{}]+\}/)
  if (parts.length === 1) return undefined
  return new RegExp(`^${parts.map((part) => part.replaceAll('.', String.raw`\.`)).join('[A-Za-z0-9._-]+')}$`)
}
