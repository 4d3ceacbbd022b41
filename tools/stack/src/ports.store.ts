import { join } from 'node:path'
import { z } from 'zod'
import { choosePort } from './ports.probe.js'
import { readPrivate, writePrivate } from './private-file.store.js'

const schema = z.object({
  kafka: z.number(),
  controller: z.number(),
  postgres: z.number(),
  edge: z.number(),
  psp: z.number(),
  payments: z.number(),
})
export type Ports = z.infer<typeof schema>

const variables = {
  kafka: 'KAFKA_PORT',
  controller: 'KAFKA_CONTROLLER_PORT',
  postgres: 'POSTGRES_PORT',
  edge: 'EDGE_PORT',
  psp: 'PSP_PORT',
  payments: 'PAYMENTS_PORT',
} as const

/**
 * The ports of this run: set by variables, else those of the last run as far as they are free, else free ones.
 *
 * @param patience milliseconds to wait for an occupied one
 * @throws Problem `port-taken`
 */
export async function portsFor(folder: string, environment: NodeJS.ProcessEnv, patience: number): Promise<Ports> {
  const file = join(folder, 'ports.json')
  const last = readPrivate(file, schema.partial()) // one that an earlier version wrote has fewer
  const choice = { environment, taken: new Set<number>(), patience }
  const choose = (name: keyof Ports) => choosePort(variables[name], last?.[name], choice)
  const ports = {
    // what is set is checked first, so that no free choice takes it
    kafka: await choose('kafka'),
    controller: await choose('controller'),
    postgres: await choose('postgres'),
    edge: await choose('edge'),
    psp: await choose('psp'),
    payments: await choose('payments'),
  }
  writePrivate(file, ports)
  return ports
}
