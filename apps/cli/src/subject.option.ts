import { isForeign, type WhichContract } from './contract.store.js'
import type { Subject } from './subject.js'

export interface SubjectOptions extends WhichContract {
  /** `--order`: an order or a deposit of ParPay's; in another system the same as `--about`. */
  readonly order?: string | undefined
  /** `--about`: any key or correlation id. */
  readonly about?: string | undefined
}

/** What the messages asked for are about; undefined for all there is. `--about` counts where both are given. */
export function subjectAsked({ order, about, ...which }: SubjectOptions): Subject | undefined {
  if (about !== undefined) return { id: about, order: false }
  return order === undefined ? undefined : { id: order, order: !isForeign(which) }
}
