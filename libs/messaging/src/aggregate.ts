import type { Contract } from '@parpay/events'
import type { Tx } from './database.store.js'
import type { Aggregate, Decider, Handler } from './decider.js'

/** Loads and saves many aggregates in one statement each. */
export interface AggregateStore<State extends Aggregate> {
  /** Those of `ids` that exist, locked (`for update`) in the order of their ids. */
  load(tx: Tx, ids: readonly string[]): Promise<State[]>
  /**
   * Upserts all (each id once) and answers how many rows were new (`returning (xmax = 0) as created`). The runtime
   * compares: when another member created one of them meanwhile, the batch starts again.
   */
  save(tx: Tx, states: readonly State[]): Promise<number>
}

/** Rows of the same service a rule may read, by id. */
export type ReadLoader<Row extends Aggregate> = (tx: Tx, ids: readonly string[]) => Promise<Row[]>

/** A decider with its tables, as the runtime holds it, its types erased. */
export interface WiredAggregate {
  readonly kind: string
  readonly contract: Contract
  readonly handlers: ReadonlyMap<string, Handler<Aggregate>>
  /** The rules of its timers, by name. */
  readonly timers: ReadonlyMap<string, Handler<Aggregate>>
  readonly store: AggregateStore<Aggregate>
  readonly reads: Readonly<Record<string, ReadLoader<Aggregate>>>
  /** The worker that does this kind's attempts. */
  readonly worker: string | undefined
}

type ReadLoaders<Reads> = { readonly [K in keyof Reads]: ReadLoader<Extract<Reads[K], Aggregate>> }

/** Ties a decider to its tables: which rows its rules may read, and which worker does the attempts it asks for. */
export function aggregate<State extends Aggregate, Reads extends object, C extends Contract, Timers extends string>(
  decider: Decider<State, Reads, C, Timers>,
  store: AggregateStore<State>,
  { reads, worker }: { reads?: ReadLoaders<Reads>; worker?: string } = {},
): WiredAggregate {
  // Erased as in Decider.on: the runtime hands a store only states that came from it or from its own decider.
  const erased: unknown = {
    kind: decider.kind,
    contract: decider.contract,
    handlers: decider.handlers,
    timers: decider.timers,
    store,
    reads: reads ?? {},
    worker,
  }
  return erased as WiredAggregate
}
