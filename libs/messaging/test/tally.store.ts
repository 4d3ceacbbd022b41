import type { AggregateStore, Tx } from '../src/index.js'
import type { Tally } from './tally.js'

export const tallyTable = 'create table tally (id text primary key, seen text not null)'

export const tallyStore: AggregateStore<Tally> = {
  load: (tx: Tx, ids: readonly string[]) =>
    tx.query<Tally>('tally_load', 'select id, seen from tally where id = any($1::text[]) order by id for update', [
      ids,
    ]),
  async save(tx: Tx, states: readonly Tally[]) {
    const rows = await tx.query<{ created: boolean }>(
      'tally_save',
      `insert into tally (id, seen) select * from unnest($1::text[], $2::text[])
       on conflict (id) do update set seen = excluded.seen returning (xmax = 0) as created`,
      [states.map(({ id }) => id), states.map(({ seen }) => seen)],
    )
    return rows.filter(({ created }) => created).length
  },
}
