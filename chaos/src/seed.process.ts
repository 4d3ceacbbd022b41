import { setTimeout as pause } from 'node:timers/promises'
import { quiescent } from '@parpay/stack'
import { checkTwice } from './check/check-twice.js'
import type { Evidence, Planted } from './check/evidence.js'
import type { Violation } from './check/violation.js'
import { type Fault, faultPlan, type Wanted } from './faults/fault-plan.js'
import { type Death, Faults } from './faults/faults.process.js'
import { plantPoison } from './faults/poison.store.js'
import { Load } from './load/load.client.js'
import { MerchantClient } from './load/merchant.client.js'
import { tokenNames } from './load/planned-order.js'
import { openShopper } from './load/shopper.client.js'
import { Databases } from './read/databases.store.js'
import { readEvidence } from './read/evidence.client.js'
import { ordersEnded } from './orders-ended.js'
import type { BugName } from './rig/bugs.js'
import { type RiggedSystem, riggedSystem } from './rig/rigged.system.js'

export interface SeedOptions {
  readonly seed: number
  /** How many orders are placed at least. */
  readonly orders: number
  /** Orders a second. */
  readonly rate: number
  readonly instances: number
  readonly bug?: BugName | undefined
  readonly wanted: Wanted
  readonly keep?: boolean | undefined
  readonly signal: AbortSignal
  readonly tell: (line: string) => void
}

/** What became of a seed. */
export interface SeedResult {
  readonly seed: number
  readonly orders: number
  /** How many orders came to which end, by the edge. */
  readonly ended: ReadonlyMap<string, number>
  readonly deaths: readonly Death[]
  readonly unreached: readonly Fault[]
  readonly unplanned: readonly string[]
  /** Milliseconds of waiting until nothing was left to do, without the moves of the clock; null when something is. */
  readonly quietAfter: number | null
  readonly violations: readonly Violation[]
  /** Of all of it, the system's start and stop too. */
  readonly seconds: number
  readonly folder: string
}

/** The load goes on for so long after the last death: what is lost then is not found again by a process that starts. */
const CALM_MS = 6_000
/**
 * By the clock: what the PSP authorises late, 45 s, comes now, and what expires has done so before. A refund that was
 * refused after a late capture is asked for again, after a minute.
 */
const LATE_MS = 120_000
/** No authorisation that is held by now is held after it: the PSP holds each for seven days. */
const HELD_MS = 7 * 24 * 3_600_000
/** Longer than what a death leaves behind takes, on a machine that has other work: a lease of 5 s, a pause of 10 s. */
const QUIET_WITHIN_MS = 90_000
/** What has not come to rest by then hardly will; what the week has ended is given this long. */
const STILL_WITHIN_MS = 15_000

/** One system, one load, one plan of deaths, and the check of all that is left. */
export async function runSeed(options: SeedOptions): Promise<SeedResult> {
  const { seed, instances, bug, wanted, keep, signal, tell } = options
  const began = performance.now()
  const plan = faultPlan(seed, wanted)
  const faults = new Faults(plan, ({ fault: { line }, process }) => {
    tell(`${since(began)} ${process} died: ${line}`)
  })
  let running = false
  const system = await riggedSystem({
    ...{ instances, bug, signal, keep: keep ?? false },
    ended: (name, how) => {
      if (running) faults.ended(name, how)
    },
  })
  try {
    running = true
    tell(`${since(began)} the system is up`)
    const { asked, planted, orders } = await underLoad(system, faults, options)
    tell(`${since(began)} ${orders} orders placed, waiting for quiet`)
    const { held, expired } = await comeToRest(system)
    const { deaths, unreached, unplanned } = faults
    const violations = checkTwice({ ...held.seen, asked, planted }, { ...expired.seen, asked, planted })
    const { records, psp, edge } = expired.seen
    const ended = ordersEnded(edge.orders)
    tell(`${since(began)} ${records.length} messages and ${psp.length} lines of the PSP's log checked`)
    running = false
    await system.stop()
    return {
      ...{ seed, orders, ended, deaths, unreached, unplanned, violations, folder: system.folder },
      quietAfter: held.quietAfter === null || expired.quietAfter === null ? null : held.quietAfter + expired.quietAfter,
      seconds: (performance.now() - began) / 1000,
    }
  } finally {
    running = false
    await system.stop()
  }
}

/** All that is there when nothing is left to do, and how long that was waited for; null when something is left. */
interface Rest {
  readonly quietAfter: number | null
  readonly seen: Omit<Evidence, 'asked' | 'planted'>
}

async function rest(system: RiggedSystem, within: number): Promise<Rest> {
  const { quiet, milliseconds } = await quiescent(() => system.status(), { within, parked: 'allowed' })
  return { quietAfter: quiet ? milliseconds : null, seen: await readEvidence(await system.status()) }
}

/**
 * Lets the system come to rest while authorisations are held, and again where none is: an order that nobody captures ends
 * there. Not at once, because an attempt of more than a day is not made again, it only asks. Answered keys outlast the
 * week here: the edge forgets them once in an hour of real time.
 */
async function comeToRest(system: RiggedSystem): Promise<{ readonly held: Rest; readonly expired: Rest }> {
  await system.advance(LATE_MS)
  const held = await rest(system, QUIET_WITHIN_MS)
  await system.advance(HELD_MS)
  return { held, expired: await rest(system, held.quietAfter === null ? STILL_WITHIN_MS : QUIET_WITHIN_MS) }
}

/** Places orders while processes die, and for a while after. */
async function underLoad(system: RiggedSystem, faults: Faults, { seed, rate, orders, signal }: SeedOptions) {
  const { apiKey, postgres } = await system.status()
  const edges = new Edges(system)
  const databases = new Databases(postgres)
  try {
    await edges.look()
    const merchant = new MerchantClient(() => edges.addresses, apiKey, signal)
    const shopper = await openShopper(merchant, `chaos-${seed}`, tokenNames)
    const suspect = await openShopper(merchant, `chaos-${seed}-suspect`, tokenNames)
    const load = new Load({ seed, merchant, rate, shopper, suspect })
    const planted: Planted[] = await plantPoison(databases)
    await faults.run(system, signal)
    const calmUntil = performance.now() + CALM_MS
    while (load.orders < orders || performance.now() < calmUntil) await pause(50, undefined, { signal })
    await load.stop()
    return { asked: load.journal.asked, planted, orders: load.orders }
  } finally {
    edges.stop()
    await databases.close()
  }
}

/** Where the edges listen: one that was started again may have another port. */
class Edges {
  addresses: readonly string[] = []
  private readonly looking = setInterval(() => void this.look(), 300)

  constructor(private readonly system: RiggedSystem) {}

  async look(): Promise<void> {
    const { services } = await this.system.status()
    this.addresses = services
      .filter(({ name, port }) => name.startsWith('edge') && port !== null)
      .map(({ port }) => `http://127.0.0.1:${port ?? 0}`)
  }

  stop(): void {
    clearInterval(this.looking)
  }
}

const since = (began: number): string => `${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s`
