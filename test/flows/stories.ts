import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readContract, recording, type Recording } from '@parpay/testkit'
import { z } from 'zod'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const SchemaIds = z.array(z.object({ id: z.int(), topic: z.string(), message: z.string(), schema: z.json() }))
const services = ['accounts', 'checkout', 'edge', 'payments']

/** What ParPay's documents say. */
export const contract = await readContract(services.map((name) => at(`asyncapi/services/${name}.yaml`)))
export const schemaIds = SchemaIds.parse(JSON.parse(readFileSync(at('asyncapi/schemas.lock.json'), 'utf8')))

/** Names of the recorded stories. */
export const stories: readonly string[] = readdirSync(at('test/flows'))
  .filter((name) => name.endsWith('.ndjson'))
  .map((name) => name.replace('.ndjson', ''))

export const storyPath = (name: string): string => at(`test/flows/${name}.ndjson`)

/** A recorded story. */
export const storyOf = (name: string): Promise<Recording> => recording(storyPath(name), contract)
