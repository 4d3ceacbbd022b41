import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ignore, keep, parpayReplay, simulated, whole, type RunningSystem } from '@parpay/flows'
import {
  compareReplay,
  planReplay,
  readContract,
  readWhole,
  replay,
  shapesOf,
  type Faults,
  type Recording,
} from '@parpay/testkit'
import { z } from 'zod'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const SchemaIds = z.array(z.object({ id: z.int(), topic: z.string(), message: z.string(), schema: z.json() }))
const schemaIds = SchemaIds.parse(JSON.parse(readFileSync(at('asyncapi/schemas.lock.json'), 'utf8')))
const services = ['accounts', 'checkout', 'edge', 'payments']
const contract = await readContract(services.map((name) => at(`asyncapi/services/${name}.yaml`)))

/** Names of the recorded stories. */
export const stories: readonly string[] = readdirSync(at('test/flows'))
  .filter((name) => name.endsWith('.ndjson'))
  .map((name) => name.replace('.ndjson', ''))

export const storyPath = (name: string): string => at(`test/flows/${name}.ndjson`)

/** A recorded story. */
export const storyOf = (name: string): Promise<Recording> => readWhole(storyPath(name), { shapeOf: shapesOf(contract) })

/**
 * Replays recordings on a system that runs, one after the other.
 * @returns what differs, as text; of a disturbed replay only how things ended. Empty where nothing does
 */
export async function differenceOf(system: RunningSystem, recording: Recording, faults?: Faults): Promise<string> {
  const told = simulated(recording)
  const { hold, ...stage } = parpayReplay({ system, lines: told.lines })
  const now = new Date((await system.clock()).now)
  const plan = planReplay(told, contract, { now, run: randomUUID(), keep, hold, schemaIds, ...(faults && { faults }) })
  const { brokers } = await system.status()
  try {
    const replayed = await replay({ plan, system: stage, brokers, schemaIds })
    return [
      ...replayed.unrest,
      compareReplay(plan, replayed, { ignore, whole, finalOnly: faults !== undefined }).text,
    ].join('')
  } finally {
    await stage.end()
  }
}
