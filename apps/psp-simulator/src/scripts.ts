import type { Request } from './operation.js'
import type { Release, ScriptedOperation, Step } from './script.js'

/** A step, and when it may be carried out: at once, or after its release. */
export interface ReleasedStep {
  readonly step: Step
  readonly released: Promise<undefined>
}

interface Place extends ReleasedStep {
  readonly release: () => void
  isTaken: boolean
}

interface Script {
  readonly places: Readonly<Record<ScriptedOperation, readonly Place[]>>
  /** By idempotency key. */
  readonly taken: Map<string, Place>
}

/** The scripts of payments, in memory alone: a restart forgets them, and what was held has not happened. */
export class Scripts {
  readonly #scripts = new Map<string, Script>()

  /** Takes the place of the payment's script. What the old one held is carried out as it said. */
  put(payment: string, steps: readonly Step[]): void {
    const old = this.#scripts.get(payment)
    for (const place of Object.values(old?.places ?? {}).flat()) place.release()
    const of = (operation: ScriptedOperation) => steps.filter((step) => step.operation === operation).map(placeOf)
    const script: Script = {
      places: { authorise: of('authorise'), capture: of('capture'), void: of('void'), refund: of('refund') },
      taken: new Map(),
    }
    if (steps.length > 0) this.#scripts.set(payment, script)
    else this.#scripts.delete(payment)
  }

  /** The step of a request: the one of its key, else the next of its operation, and the same when it comes again. */
  take(request: Request): ReleasedStep | undefined {
    const script = this.#of(request)
    if (!script || request.operation === 'attach') return undefined
    const { taken } = script
    const places = script.places[request.operation]
    const place =
      taken.get(request.key) ??
      places.find(({ step }) => step.key === request.key) ??
      places.find((each) => each.step.key === undefined && !each.isTaken)
    if (!place) return undefined
    place.isTaken = true
    taken.set(request.key, place)
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
    place?.release()
    return place !== undefined
  }

  #of(request: Request): Script | undefined {
    return request.operation === 'attach' ? undefined : this.#scripts.get(request.payment)
  }
}

function placeOf(step: Step): Place {
  const { promise: released, resolve } = Promise.withResolvers<undefined>()
  const release = () => {
    resolve(undefined)
  }
  if (!step.held) release()
  return { step, released, release, isTaken: false }
}
