import type { Evidence } from '../check/evidence.js'
import { readBusinessTables } from './business-tables.store.js'
import { Databases } from './databases.store.js'
import { readPspLog } from './psp-log.client.js'
import { readRuntimeTables } from './runtime-tables.store.js'
import { readTopics } from './topics.client.js'

/** Where a system is. */
export interface Addresses {
  readonly brokers: readonly string[]
  readonly psp: string
  /** As the superuser. */
  readonly postgres: string
}

/** Reads all that `check` looks at, but what the load saw itself, from a system at rest. */
export async function readEvidence({
  brokers,
  psp,
  postgres,
}: Addresses): Promise<Omit<Evidence, 'asked' | 'planted'>> {
  const databases = new Databases(postgres)
  try {
    const [records, log, services, business] = await Promise.all([
      readTopics(brokers),
      readPspLog(psp),
      readRuntimeTables(databases),
      readBusinessTables(databases),
    ])
    return { records, psp: log, services, ...business }
  } finally {
    await databases.close()
  }
}
