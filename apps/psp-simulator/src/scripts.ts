import type { Request } from './operation.js'
import type { Release, ScriptedOperation, Step } from './script.js'
import type { ScriptEntry } from './script-entry.js'

/** A step, and when it may be carried out: at once, or after its release. */
export interface ReleasedStep {
  readonly step: Step
  readonly released: Promise<undefined>
}

interface Place extends ReleasedStep {
  /** Of its operation, from 1. */
  readonly n: number
  readonly release: () => void
  isReleased: boolean
  isTaken: boolean
}

interface Script {
  readonly steps: readonly Step[]
  readonly lease: string | undefined
  readonly places: Readonly<Record<ScriptedOperation, readonly Place[]>>
  /** By idempotency key. */
  readonly taken: Map<string, Place>
}

/** The scripts of payments. */
export class Scripts {
  readonly #scripts = new Map<string, Script>()
  readonly #record: (entry: ScriptEntry) => void

  /**
   * @param before what happened until now, in its order
   * @param record called with what happens from now on, before it has an effect
   */
  constructor(before: readonly ScriptEntry[] = [], record: (entry: ScriptEntry) => void = () => undefined) {
    this.#record = () => undefined
    for (const entry of before) this.#apply(entry)
    this.#record = record
  }

  /** Takes the place of the payment's script; no steps end it. What the old one held is carried out as it said. */
  put(payment: string, steps: readonly Step[], lease?: string): void {
    this.#record({ payment, steps: [...steps], ...(lease !== undefined && { lease }) })
    const old = this.#scripts.get(payment)
    for (const place of Object.values(old?.places ?? {}).flat()) place.release()
    const of = (operation: ScriptedOperation) =>
      steps.filter((step) => step.operation === operation).map((step, n) => placeOf(step, n + 1))
    const script: Script = {
      steps,
      lease,
      places: { authorise: of('authorise'), capture: of('capture'), void: of('void'), refund: of('refund') },
      taken: new Map(),
    }
    if (steps.length > 0) this.#scripts.set(payment, script)
    else this.#scripts.delete(payment)
  }

  /** Ends the scripts that live by a lease. */
  end(lease: string): void {
    for (const [payment, script] of this.#scripts) if (script.lease === lease) this.put(payment, [])
  }

  get leases(): ReadonlySet<string> {
    return new Set([...this.#scripts.values()].flatMap(({ lease }) => lease ?? []))
  }

  /** What it takes to have the same scripts again. */
  get entries(): ScriptEntry[] {
    return [...this.#scripts].flatMap(([payment, { steps, lease, places, taken }]): ScriptEntry[] => [
      { payment, steps: [...steps], ...(lease !== undefined && { lease }) },
      ...Object.values(places)
        .flat()
        .filter(({ step, isReleased }) => step.held && isReleased)
        .map(({ step: { operation }, n }) => ({ payment, released: { operation, n } })),
      ...[...taken].map(
        ([
          key,
          {
            step: { operation },
            n,
          },
        ]) => ({ payment, taken: { operation, n, key } }),
      ),
    ])
  }

  /** The step of a request: the one of its key, else the next of its operation, and the same when it comes again. */
  take(request: Request): ReleasedStep | undefined {
    const script = this.#of(request)
    if (!script || request.operation === 'attach') return undefined
    const known = script.taken.get(request.key)
    if (known) return known
    const { key, operation, payment } = request
    const places = script.places[operation]
    const place =
      places.find(({ step }) => step.key === key) ?? places.find((each) => each.step.key === undefined && !each.isTaken)
    if (!place) return undefined
    this.#record({ payment, taken: { operation, n: place.n, key } })
    place.isTaken = true
    script.taken.set(key, place)
    return place
  }

  /** The step that a request's key took. */
  taken(request: Request): ReleasedStep | undefined {
    return this.#of(request)?.taken.get(request.key)
  }

  /** How many steps of each operation were asked for; undefined where the payment has no script. */
  asked(payment: string): Readonly<Record<ScriptedOperation, number>> | undefined {
    const places = this.#scripts.get(payment)?.places
    if (!places) return undefined
    const count = (operation: ScriptedOperation) => places[operation].filter(({ isTaken }) => isTaken).length
    return { authorise: count('authorise'), capture: count('capture'), void: count('void'), refund: count('refund') }
  }

  /** False where the payment's script has no such step. Before the operation is asked for counts too. */
  release(payment: string, { operation, n }: Release): boolean {
    const place = this.#scripts.get(payment)?.places[operation][n - 1]
    if (!place) return false
    this.#record({ payment, released: { operation, n } })
    place.release()
    return true
  }

  #apply(entry: ScriptEntry): void {
    const { payment } = entry
    if ('steps' in entry) {
      this.put(payment, entry.steps, entry.lease)
      return
    }
    if ('released' in entry) return void this.release(payment, entry.released)
    const { operation, n, key } = entry.taken
    const script = this.#scripts.get(payment)
    const place = script?.places[operation][n - 1]
    if (!place) return
    place.isTaken = true
    script.taken.set(key, place)
  }

  #of(request: Request): Script | undefined {
    return request.operation === 'attach' ? undefined : this.#scripts.get(request.payment)
  }
}

function placeOf(step: Step, n: number): Place {
  const { promise: released, resolve } = Promise.withResolvers<undefined>()
  const place: Place = {
    ...{ step, n, released, isReleased: false, isTaken: false },
    release: () => {
      place.isReleased = true
      resolve(undefined)
    },
  }
  if (!step.held) place.release()
  return place
}
