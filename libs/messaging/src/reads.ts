import type { WiredAggregate } from './aggregate.js'
import type { Tx } from './database.store.js'
import type { Aggregate } from './decider.js'
import type { Step } from './fold.js'

/** The other rows that the rules of these steps look at, by the name they are given under and by id. */
export async function loadReads(
  tx: Tx,
  wired: WiredAggregate,
  steps: readonly Step[],
): Promise<Map<string, ReadonlyMap<string, unknown>>> {
  const loaded = new Map<string, ReadonlyMap<string, unknown>>()
  for (const [name, ids] of wantedBy(steps)) {
    const load = wired.reads[name]
    if (!load) throw new Error(`${wired.kind} is wired without the rows its rules read as "${name}"`)
    loaded.set(name, byId(await load(tx, [...ids].sort())))
  }
  return loaded
}

function wantedBy(steps: readonly Step[]): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>()
  for (const { handler, payload } of steps) {
    for (const [name, idOf] of Object.entries(handler.reads)) {
      const id = idOf(payload)
      if (id !== null) wanted.set(name, (wanted.get(name) ?? new Set<string>()).add(id))
    }
  }
  return wanted
}

const byId = <Row extends Aggregate>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]))
