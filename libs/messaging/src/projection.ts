import type { AnyMessageType, Contract, MessageOf, MessageType } from '@parpay/events'
import type { Tx } from './database.store.js'
import type { Delivery } from './delivery.js'

/** A delivery of one of `Types`, told apart by `name`. */
export type DeliveryOf<Types extends AnyMessageType> = Types extends AnyMessageType
  ? Delivery<Types, MessageOf<Types>> & { readonly name: Types['name'] }
  : never

/** Publishes a message that follows from `cause`. */
export type Emit<Sent extends AnyMessageType> = <Type extends Sent>(
  type: Type,
  message: MessageOf<Type>,
  cause: Delivery,
) => void

/** A projection as the runtime holds it, its types erased. */
export interface WiredProjection {
  readonly name: string
  readonly contract: Contract
  readonly types: ReadonlySet<string>
  readonly apply: (
    tx: Tx,
    deliveries: readonly Delivery[],
    emit: (type: MessageType<string, unknown>, message: unknown, cause: Delivery) => void,
  ) => Promise<void>
}

/**
 * A batch of messages into tables: read models, ledger entries. `apply` gets only messages never applied before, in
 * order per key, and should cost one statement per table whatever the batch's size.
 */
export function projection<C extends Contract, const Types extends readonly C['receive'][number][]>(
  contract: C,
  name: string,
  types: Types,
  apply: (tx: Tx, deliveries: readonly DeliveryOf<Types[number]>[], emit: Emit<C['send'][number]>) => Promise<void>,
): WiredProjection {
  const erased: unknown = { name, contract, types: new Set(types.map((type) => type.name)), apply }
  return erased as WiredProjection
}
