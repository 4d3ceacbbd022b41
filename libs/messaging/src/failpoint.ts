/** Lines between two steps that no transaction holds together: where a process may die and nothing may be lost. */
export const failpoints = {
  'batch.committed': 'between the commit of a batch and that of its offsets',
  'outbox.committed': 'between the commit of outgoing messages and their publication',
  'relay.acknowledged': "between the broker's acknowledgement and the outbox's delete",
  'worker.called': 'between a call to another system and the record of its outcome',
  'edge.committed': 'between the commit of accepted requests and their answers',
} as const
export type Failpoint = keyof typeof failpoints

interface Trigger {
  readonly name: Failpoint
  /** On this pass, counted from 1. */
  readonly nth?: number
  /** On each pass with this probability. */
  readonly chance?: number
}

/** When the process stops, and where. */
export interface FailpointPlan {
  readonly triggers: readonly Trigger[]
  /** Chooses the passes of triggers with a probability: the same seed, the same passes. */
  readonly seed: number
}

/** The form of `PARPAY_FAILPOINTS`: completes "must be". */
export const failpointForm = `NAME=kill, NAME=kill#3 (the third pass) or NAME=kill@0.01 (a pass in a hundred), separated by commas, and seed=NUMBER if chance is to repeat itself; the names are ${Object.keys(failpoints).join(', ')}`

const named = (name: string): name is Failpoint => Object.hasOwn(failpoints, name)

/** Reads `PARPAY_FAILPOINTS`, such as `relay.acknowledged=kill#3,worker.called=kill@0.01,seed=7`. Throws an `Error`. */
export function parseFailpoints(text: string): FailpointPlan {
  const triggers: Trigger[] = []
  let seed = Math.trunc(Math.random() * 2 ** 32)
  for (const part of text.split(',').map((one) => one.trim())) {
    const [, key = '', action = ''] = /^([^=]*)=(.*)$/.exec(part) ?? []
    if (key === 'seed' && /^\d{1,10}$/.test(action)) {
      seed = Number(action)
      continue
    }
    const [matched, nth, chance] = /^kill(?:#([1-9]\d{0,8})|@(0(?:\.\d+)?|1))?$/.exec(action) ?? []
    if (!named(key) || matched === undefined) throw new Error(`"${part}" is no failpoint: it must be ${failpointForm}`)
    if (nth !== undefined) triggers.push({ name: key, nth: Number(nth) })
    else triggers.push({ name: key, chance: chance === undefined ? 1 : Number(chance) })
  }
  return { triggers, seed }
}

/** Decides, pass by pass, where `plan` stops the process. */
export function failpointPasses({ triggers, seed }: FailpointPlan): (name: Failpoint) => boolean {
  const passes = new Map<Failpoint, number>()
  const random = randomFrom(seed)
  return (name) => {
    const pass = (passes.get(name) ?? 0) + 1
    passes.set(name, pass)
    return triggers
      .filter((trigger) => trigger.name === name)
      .map(({ nth, chance = 0 }) => (nth === undefined ? random() < chance : nth === pass))
      .includes(true)
  }
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

let armed: ((name: Failpoint) => void) | undefined

/**
 * Arms failpoints for this process, or disarms them (null). `stop` must not return: what follows it must not happen.
 * By default it is SIGKILL, which leaves no chance to anything.
 */
export function armFailpoints(
  plan: FailpointPlan | null,
  stop: (name: Failpoint) => never = (name) => {
    process.kill(process.pid, 'SIGKILL')
    throw new Error(`the process was to end at ${name}`) // SIGKILL is delivered before kill returns
  },
): void {
  const stops = plan && failpointPasses(plan)
  armed = stops
    ? (name) => {
        if (stops(name)) stop(name)
      }
    : undefined
}

/** A line where a plan may stop the process. Costs one comparison when none is armed. */
export function failpoint(name: Failpoint): void {
  armed?.(name)
}
