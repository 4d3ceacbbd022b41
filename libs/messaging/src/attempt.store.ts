import type { Tx } from './database.store.js'
import type { Traceparent } from './trace-context.js'
import { inquireAfterHours, leaseSeconds } from './worker.js'

export interface AttemptRow {
  readonly id: string
  readonly worker: string
  readonly kind: string
  readonly aggregateId: string
  readonly task: unknown
  readonly correlationId: string
  readonly causationId: string | null
  readonly traceparent: Traceparent | null
  readonly notBefore?: Date
}

export interface OpenAttemptRow {
  readonly id: string
  readonly kind: string
  readonly aggregateId: string
  readonly claimed: boolean
}

/** Locks and answers the open attempts of these aggregates. */
export const loadAttempts = (tx: Tx, kind: string, aggregateIds: readonly string[]): Promise<OpenAttemptRow[]> =>
  tx.query(
    'attempt_load',
    `select id, kind, aggregate_id as "aggregateId", tries > 0 as claimed from attempt
     where kind = $1 and aggregate_id = any($2::text[]) order by id for update`,
    [kind, aggregateIds],
  )

export async function insertAttempts(tx: Tx, attempts: readonly AttemptRow[]): Promise<void> {
  await tx.query(
    'attempt_insert',
    `insert into attempt (id, worker, kind, aggregate_id, task, correlation_id, causation_id, traceparent, due)
     select id, worker, kind, aggregate_id, task, correlation_id, causation_id, traceparent, coalesce(not_before, now)
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::text[], $7::uuid[], $8::text[],
                 $9::timestamptz[])
          as a(id, worker, kind, aggregate_id, task, correlation_id, causation_id, traceparent, not_before),
          (select clock_now() as now offset 0) as time`,
    [
      attempts.map((attempt) => attempt.id),
      attempts.map((attempt) => attempt.worker),
      attempts.map((attempt) => attempt.kind),
      attempts.map((attempt) => attempt.aggregateId),
      attempts.map((attempt) => JSON.stringify(attempt.task)),
      attempts.map((attempt) => attempt.correlationId),
      attempts.map((attempt) => attempt.causationId),
      attempts.map((attempt) => attempt.traceparent),
      attempts.map((attempt) => attempt.notBefore ?? null),
    ],
  )
}

/** Ends attempts: withdrawn, or their outcome decided. */
export async function deleteAttempts(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query('attempt_delete', 'delete from attempt where id = any($1::text[])', [ids])
}

export interface ClaimedAttempt {
  readonly id: string
  readonly kind: string
  readonly aggregateId: string
  readonly task: unknown
  readonly correlationId: string
  readonly causationId: string | null
  readonly traceparent: Traceparent | null
  readonly tries: number
  /** The first try was so long ago that the other side may have forgotten the id (`inquireAfterHours`). */
  readonly inquireOnly: boolean
}

/**
 * Takes up to `limit` due attempts for this process, for `leaseSeconds`; those of a process that died come again. What is
 * due is the runtime's clock's to say; a lease is about a process, and runs in real time.
 */
export const claimAttempts = (tx: Tx, worker: string, limit: number): Promise<ClaimedAttempt[]> =>
  tx.query(
    'attempt_claim',
    `with time as materialized (select clock_now() as now),
     free as materialized ( -- once: as a subquery, a plan may run it for each row and take more than the limit
       select id from attempt
       where worker = $1 and due <= (select now from time) and (claimed_until is null or claimed_until < now())
       order by due limit $2 for update skip locked
     )
     update attempt set tries = tries + 1, claimed_until = now() + make_interval(secs => $3),
                        first_tried_at = coalesce(first_tried_at, time.now)
     from free, time where attempt.id = free.id
     returning attempt.id, kind, aggregate_id as "aggregateId", task, correlation_id as "correlationId",
               causation_id as "causationId", traceparent, tries,
               first_tried_at <= time.now - make_interval(hours => $4) as "inquireOnly"`,
    [worker, limit, leaseSeconds, inquireAfterHours],
  )

/** Gives attempts back, to be tried again after `milliseconds` each. */
export async function postponeAttempts(
  tx: Tx,
  attempts: readonly { id: string; milliseconds: number }[],
): Promise<void> {
  await tx.query(
    'attempt_postpone',
    `update attempt set claimed_until = null, due = clock_now() + later.milliseconds * interval '1 millisecond'
     from unnest($1::text[], $2::int[]) as later(id, milliseconds) where attempt.id = later.id`,
    [attempts.map(({ id }) => id), attempts.map(({ milliseconds }) => milliseconds)],
  )
}

/** Makes an attempt due that was tried before, and answers whether it is open. One that was not tried keeps its time. */
export async function hastenAttempt(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query(
    'attempt_hasten',
    'update attempt set due = least(due, clock_now()) where id = $1 and tries > 0 returning 1',
    [id],
  )
  return rows.length > 0
}

/** The same of many; those that are being decided on, or claimed, just now are left alone. */
export async function hastenAttempts(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query(
    'attempts_hasten',
    `with free as materialized (
       select id from attempt where id = any($1::text[]) and tries > 0 order by id for update skip locked
     )
     update attempt set due = least(due, clock_now()) from free where attempt.id = free.id`,
    [ids],
  )
}
