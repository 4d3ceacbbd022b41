import type { Tx } from './database.store.js'
import type { TimerItem } from './item.js'
import type { Traceparent } from './trace-context.js'
import { timerBackOff } from './timer.js'

interface DueTimers {
  /** The earliest first. */
  readonly due: readonly TimerItem[]
  /** When the next one is due, and the time now, by the runtime's clock. */
  readonly next: Date | null
  readonly now: Date
}

interface DueRow extends Omit<TimerItem, 'origin' | 'due'> {
  readonly due: string
}

/** Up to `limit` timers whose time has come. Locks nothing: a batch takes those that still stand. */
export async function dueTimers(tx: Tx, limit: number): Promise<DueTimers> {
  const [row] = await tx.query<{ due: DueRow[]; next: Date | null; now: Date }>(
    'timer_due',
    `with time as materialized (select clock_now() as now),
     arrived as (
       select kind, aggregate_id as "aggregateId", name, due, correlation_id as "correlationId",
              causation_id as "causationId", traceparent, tries
       from timer where try_at <= (select now from time) order by try_at limit $1
     )
     select coalesce((select jsonb_agg(arrived) from arrived), '[]') as due,
            (select min(try_at) from timer where try_at > (select now from time)) as next, now
     from time`,
    [limit],
  )
  if (!row) throw new Error('the database answered nothing to a select of one row')
  const due = row.due.map((timer) => ({ ...timer, origin: 'timer' as const, due: new Date(timer.due) }))
  return { due, next: row.next, now: row.now }
}

type TimerKey = Pick<TimerItem, 'aggregateId' | 'name'>

/**
 * Takes those of these timers that still stand and are due at `at`; their aggregates are locked. Another member that
 * fired, replaced or cancelled one of them has done so before, or waits for the lock.
 */
export const takeTimers = (tx: Tx, kind: string, timers: readonly TimerItem[], at: Date): Promise<TimerKey[]> =>
  tx.query(
    'timer_take',
    `delete from timer using unnest($2::text[], $3::text[], $4::timestamptz[], $5::uuid[])
                             as fired(aggregate_id, name, due, causation_id)
     where timer.kind = $1 and timer.aggregate_id = fired.aggregate_id and timer.name = fired.name
       and timer.due = fired.due and timer.causation_id is not distinct from fired.causation_id
       and timer.try_at <= $6
     returning timer.aggregate_id as "aggregateId", timer.name`,
    [
      kind,
      timers.map(({ aggregateId }) => aggregateId),
      timers.map(({ name }) => name),
      timers.map(({ due }) => due),
      timers.map(({ causationId }) => causationId),
      at,
    ],
  )

export interface TimerRow extends TimerKey {
  readonly kind: string
  readonly due: Date
  readonly correlationId: string
  readonly causationId: string | null
  readonly traceparent: Traceparent | null
}

/** Sets timers, replacing those that are there, and cancels others; each (kind, aggregate, name) once. */
export async function changeTimers(
  tx: Tx,
  set: readonly TimerRow[],
  cancelled: readonly Pick<TimerRow, 'kind' | 'aggregateId' | 'name'>[],
): Promise<void> {
  await tx.query(
    'timer_change',
    `with cancelled as (
       delete from timer using unnest($8::text[], $9::text[], $10::text[]) as c(kind, aggregate_id, name)
       where timer.kind = c.kind and timer.aggregate_id = c.aggregate_id and timer.name = c.name
     )
     insert into timer (kind, aggregate_id, name, due, correlation_id, causation_id, traceparent, try_at)
     select kind, aggregate_id, name, due, correlation_id, causation_id, traceparent, due
     from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::uuid[], $7::text[])
          as s(kind, aggregate_id, name, due, correlation_id, causation_id, traceparent)
     order by kind, aggregate_id, name
     on conflict (kind, aggregate_id, name) do update
       set due = excluded.due, correlation_id = excluded.correlation_id, causation_id = excluded.causation_id,
           traceparent = excluded.traceparent, tries = 0, try_at = excluded.try_at`,
    [
      set.map(({ kind }) => kind),
      set.map(({ aggregateId }) => aggregateId),
      set.map(({ name }) => name),
      set.map(({ due }) => due),
      set.map(({ correlationId }) => correlationId),
      set.map(({ causationId }) => causationId),
      set.map(({ traceparent }) => traceparent),
      cancelled.map(({ kind }) => kind),
      cancelled.map(({ aggregateId }) => aggregateId),
      cancelled.map(({ name }) => name),
    ],
  )
}

/** Puts off timers whose rule failed; one that was set anew meanwhile keeps its time. */
export async function postponeTimers(tx: Tx, failed: readonly TimerItem[]): Promise<void> {
  await tx.query(
    'timer_postpone',
    `update timer set tries = timer.tries + 1, try_at = clock_now() + f.milliseconds * interval '1 millisecond'
     from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::int[])
          as f(kind, aggregate_id, name, due, milliseconds)
     where timer.kind = f.kind and timer.aggregate_id = f.aggregate_id and timer.name = f.name and timer.due = f.due`,
    [
      failed.map(({ kind }) => kind),
      failed.map(({ aggregateId }) => aggregateId),
      failed.map(({ name }) => name),
      failed.map(({ due }) => due),
      failed.map(({ tries }) => timerBackOff(tries)),
    ],
  )
}
