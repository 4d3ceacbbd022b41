import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { readPrivate, writePrivate } from './private-file.store.js'

const schema = z.object({
  /** The embedded server's superuser. */
  postgres: z.string(),
  databases: z.record(z.string(), z.object({ owner: z.string(), runtime: z.string() })),
})
export type Secrets = z.infer<typeof schema>

const password = () => randomBytes(24).toString('hex')

/** The passwords of a clone, drawn once and kept in `secrets.json`; new databases get theirs when they first appear. */
export function secretsOf(folder: string, databases: readonly string[]): Secrets {
  const file = join(folder, 'secrets.json')
  const kept = readPrivate(file, schema) ?? { postgres: password(), databases: {} }
  const drawn = databases.map(
    (name) => [name, kept.databases[name] ?? { owner: password(), runtime: password() }] as const,
  )
  const secrets = { ...kept, databases: { ...kept.databases, ...Object.fromEntries(drawn) } }
  writePrivate(file, secrets)
  return secrets
}
