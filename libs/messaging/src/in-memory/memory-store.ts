import type { AggregateStore, ReadLoader } from '../aggregate.js'
import type { Aggregate } from '../decider.js'
import { MemoryTx } from './memory-tx.js'

/** Aggregates of one kind in a Map, by id. */
export interface MemoryStore<State extends Aggregate> extends AggregateStore<State> {
  /** For rules that only look at them. */
  readonly read: ReadLoader<State>
  get(id: string): State | undefined
  all(): readonly State[]
}

/** A store for the in-memory system: `aggregate(order, memoryStore<Order>())`. */
export function memoryStore<State extends Aggregate>(): MemoryStore<State> {
  const rows = new Map<string, State>()
  const found = (ids: readonly string[]) => Promise.resolve(ids.flatMap((id) => rows.get(id) ?? []))
  return {
    load: (_, ids) => found(ids),
    read: (_, ids) => found(ids),
    save: (tx, states) => {
      let created = 0
      for (const state of states) {
        const before = rows.get(state.id)
        rows.set(state.id, state)
        if (!before) created += 1
        if (tx instanceof MemoryTx)
          tx.undo(() => {
            if (before) rows.set(state.id, before)
            else rows.delete(state.id)
          })
      }
      return Promise.resolve(created)
    },
    get: (id) => rows.get(id),
    all: () => [...rows.values()],
  }
}
