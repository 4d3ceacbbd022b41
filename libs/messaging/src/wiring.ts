import type { Contract } from '@parpay/events'
import type { Handlers } from './batch.js'
import type { Worker } from './worker.js'

/** The handlers of a service are not what its AsyncAPI document says: it must not start. */
export class WiringError extends Error {
  override name = 'WiringError'
}

/**
 * Throws `WiringError` unless the handlers take exactly the messages the contract lists under `receive`, and every
 * aggregate's worker exists and no name is used twice.
 */
export function checkWiring(
  contract: Contract,
  { aggregates, projections }: Handlers,
  workers: readonly Worker[],
): void {
  const handled = new Set([
    ...aggregates.flatMap(({ handlers }) =>
      [...handlers.values()].filter(({ type }) => !('origin' in type)).map(({ type }) => type.name),
    ),
    ...projections.flatMap(({ types }) => [...types]),
  ])
  const { document = `asyncapi/services/${contract.service}.yaml` } = contract
  const missing = contract.receive.map((type) => type.name).filter((name) => !handled.has(name))
  if (missing.length > 0)
    throw new WiringError(`${contract.service} has no handler for ${missing.join(', ')}, which ${document} receives`)
  const received = new Set(contract.receive.map((type) => type.name))
  const foreign = [...handled].filter((name) => !received.has(name))
  if (foreign.length > 0)
    throw new WiringError(`${contract.service} handles ${foreign.join(', ')}, which ${document} does not receive`)
  const handlers = [...aggregates.map(({ kind }) => kind), ...projections.map(({ name }) => name)]
  const twice = handlers.find((name, nth) => handlers.indexOf(name) !== nth)
  // The ids of published messages are derived from the name: two of one name would publish two messages under one id.
  if (twice !== undefined)
    throw new WiringError(`${contract.service} has two aggregates or projections called "${twice}"`)
  const names = new Set(workers.map(({ name }) => name))
  for (const { kind, worker } of aggregates) {
    if (worker !== undefined && !names.has(worker))
      throw new WiringError(`${contract.service} has no worker "${worker}" for the attempts of its ${kind}`)
  }
}
