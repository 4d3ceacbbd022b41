import { createHash } from 'node:crypto'

/** A migration as a file. `name` is `<whose>/<file>`: files of two packages never collide. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/** A migration as the database remembers it. */
export interface Applied {
  readonly name: string
  readonly checksum: string
}

/** Restarting does not help: the files or the database have to be put right. The message says which and how. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
}

export const checksum = (sql: string): string => createHash('sha256').update(sql).digest('hex')

/**
 * Those not yet applied, in their order. Applied ones without a file are left alone: an older version of a service may
 * run on a newer database for the time of a deployment.
 * Throws `MigrationRefused` when an applied one was edited.
 */
export function pending(files: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(applied.map(({ name, checksum }) => [name, checksum]))
  const edited = files.find(({ name, sql }) => known.has(name) && known.get(name) !== checksum(sql))
  if (edited)
    throw new MigrationRefused(
      `migration ${edited.name} was changed after it had been applied: put the file back as it was and write the change as a new one`,
    )
  return files.filter(({ name }) => !known.has(name))
}
