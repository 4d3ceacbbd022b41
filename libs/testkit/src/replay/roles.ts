import { findTopic, type Contract, type ServiceContract } from '../asyncapi/index.js'
import { ReplayInvalid } from './refused.js'

/** What a recorded message is to a replay. */
export type Role = 'input' | 'output' | 'ignored'

export interface Roles {
  /** The services whose outputs are expected. */
  readonly services: readonly string[]
  readonly of: (message: { readonly topic: string; readonly type: string }) => Role
  /** Topics that the services send, as the contract names them. */
  readonly outputs: ReadonlySet<string>
}

export interface RoleOptions {
  readonly only?: string | undefined
  readonly inputs?: readonly string[] | undefined
}

/**
 * Says which messages are sent and which are expected. What a replayed service sends is expected, and nothing is ever
 * sent onto its topics. Of the rest, inputs are: the topics that `inputs` names; else those that
 * `only` reads, with what it passes over too, since its messages may be counted; else all.
 *
 * @throws ReplayInvalid for a service or topic that the contract does not have, and for inputs that a service sends
 */
export function rolesOf(contract: Contract, { only, inputs }: RoleOptions): Roles {
  const services = replayed(contract, only)
  const senders = sendersOf(services)
  const chosen = inputs && new Set(inputs.map((topic) => inputTopic(contract, topic, senders)))
  if (services.length === 0 && !chosen)
    throw new ReplayInvalid(
      'The documents name no service that receives what another one sends: say which topics to send with `inputs`.',
    )
  const isInput = (topic: string) => {
    if (chosen) return chosen.has(topic)
    return only === undefined || services.some(({ receives }) => receives.has(topic))
  }
  return {
    services: services.map(({ name }) => name),
    outputs: new Set(senders.keys()),
    of: ({ topic: named, type }) => {
      const topic = findTopic(contract, named)?.name ?? named
      if (services.some(({ sends }) => sends.get(topic)?.includes(type))) return 'output'
      return !senders.has(topic) && isInput(topic) ? 'input' : 'ignored'
    },
  }
}

function replayed({ services }: Contract, only: string | undefined): ServiceContract[] {
  if (only === undefined) return [...services.values()].filter(({ entry }) => !entry)
  const service = services.get(only)
  if (service) return [service]
  throw new ReplayInvalid(`The documents have no service ${only}; they have ${[...services.keys()].sort().join(', ')}.`)
}

/** The services that send a topic. */
function sendersOf(services: readonly ServiceContract[]): Map<string, string[]> {
  const senders = new Map<string, string[]>()
  for (const { name, sends } of services)
    for (const topic of sends.keys()) senders.set(topic, [...(senders.get(topic) ?? []), name])
  return senders
}

function inputTopic(contract: Contract, named: string, senders: ReadonlyMap<string, readonly string[]>): string {
  const topic = findTopic(contract, named)?.name
  if (topic === undefined)
    throw new ReplayInvalid(`\`inputs\` names ${named}, which is no topic of the contract; correct it.`)
  const own = senders.get(topic)
  if (!own) return topic
  throw new ReplayInvalid(
    `\`inputs\` names ${named}, which ${own.join(' and ')} will send: leave it out, or replay without that service.`,
  )
}
