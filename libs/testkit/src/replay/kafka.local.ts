import { lookup } from 'node:dns/promises'
import { administer, reachable, type Broker } from '../kafka.admin.js'
import { hostOf, isLoopback, sameBrokers } from './loopback.js'
import { TargetRefused } from './refused.js'

export interface TargetOptions extends Omit<Broker, 'brokers'> {
  /** The list of brokers, joined by commas, twice: whoever names it so means it. */
  readonly target?: string | undefined
  readonly yesWriteTo?: string | undefined
}

/**
 * Makes sure that a write stays on this machine: each address that the brokers' names resolve to is loopback, and so is
 * each that the cluster says it has. Or that both options name this very list.
 *
 * @throws TargetRefused, BrokerUnreachable
 */
export async function assertLocal(brokers: readonly string[], options: TargetOptions = {}): Promise<void> {
  const { target, yesWriteTo, ...within } = options
  if (sameBrokers(brokers, target) && sameBrokers(brokers, yesWriteTo)) return
  await assertLoopback(brokers, brokers.map(hostOf))
  const cluster = { ...within, brokers }
  const advertised = await reachable(cluster, () => administer(cluster, (admin) => admin.describeCluster()))
  await assertLoopback(
    brokers,
    advertised.brokers.map(({ host }) => host),
  )
}

async function assertLoopback(brokers: readonly string[], hosts: readonly string[]): Promise<void> {
  for (const host of new Set(hosts)) {
    const addresses = await lookup(host, { all: true }).catch(() => [])
    if (addresses.length === 0) throw new TargetRefused(brokers, `${host} is no name that this machine can resolve`)
    const far = addresses.find(({ address }) => !isLoopback(address))
    if (far) throw new TargetRefused(brokers, `${host} is ${far.address}, which is not this machine`)
  }
}
