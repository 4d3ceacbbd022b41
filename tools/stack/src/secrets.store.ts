import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Problem } from './problem.js'
import { readPrivate, writePrivate } from './private-file.store.js'

const schema = z.object({
  /** The embedded server's superuser. */
  postgres: z.string(),
  databases: z.record(z.string(), z.object({ owner: z.string(), runtime: z.string() })),
  /** Opens the services' `/admin`; a folder of an older version gets its own at the next start. */
  admin: z.string().optional(),
})
export type Secrets = z.infer<typeof schema> & { readonly admin: string }

const secretsFile = (folder: string) => join(folder, 'secrets.json')

const password = () => randomBytes(24).toString('hex')

/**
 * The passwords and the admin token of a clone, drawn once and kept in `secrets.json`; new databases get theirs when they first appear.
 *
 * @throws Problem `folder-damaged`
 */
export function secretsOf(folder: string, databases: readonly string[]): Secrets {
  const file = secretsFile(folder)
  const found = readPrivate(file, schema)
  if (!found && existsSync(join(folder, 'postgres'))) {
    throw new Problem(
      'folder-damaged',
      `${file} is gone, and without its passwords the databases cannot be opened: put it back, or begin anew with npx parpay reset, which removes all data.`,
    )
  }
  const kept = found ?? { postgres: password(), databases: {} }
  const drawn = databases.map(
    (name) => [name, kept.databases[name] ?? { owner: password(), runtime: password() }] as const,
  )
  const admin = kept.admin ?? password()
  const secrets = { ...kept, admin, databases: { ...kept.databases, ...Object.fromEntries(drawn) } }
  writePrivate(file, secrets)
  return secrets
}

/** What opens the `/admin` of a folder's services; undefined before its first start. @throws Problem `folder-damaged` */
export const adminTokenOf = (folder: string): string | undefined => readPrivate(secretsFile(folder), schema)?.admin
