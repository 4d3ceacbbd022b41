import { setTimeout as pause } from 'node:timers/promises'
import { quiescent } from '@parpay/stack'
import { check } from './check/check.js'
import type { Evidence, Planted } from './check/evidence.js'
import type { Violation } from './check/violation.js'
import { type Fault, faultPlan, type Wanted } from './faults/fault-plan.js'
import { type Death, Faults } from './faults/faults.process.js'
import { plantPoison } from './faults/poison.store.js'
import { Load } from './load/load.client.js'
import { MerchantClient } from './load/merchant.client.js'
import { openShopper } from './load/shopper.client.js'
import { Databases } from './read/databases.store.js'
import { readEvidence } from './read/evidence.client.js'
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
  readonly deaths: readonly Death[]
  readonly unreached: readonly Fault[]
  readonly unplanned: readonly string[]
  /** Milliseconds from the end of the load until nothing was left to do; null when something is. */
  readonly quietAfter: number | null
  readonly violations: readonly Violation[]
  /** Of all of it, the system's start and stop too. */
  readonly seconds: number
  readonly folder: string
}

/** The load goes on for so long after the last death: what is lost then is not found again by a process that starts. */
const CALM_MS = 6_000
/** By the clock: what the PSP authorises late comes now, and what expires has done so before. */
const LATE_MS = 45_000
/** An attempt whose process died is made again after its lease of 30 s. */
const QUIET_WITHIN_MS = 90_000
/** With a bug the rest may never be done: long enough for the lease. */
const QUIET_WITH_BUG_MS = 45_000

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
    await system.advance(LATE_MS)
    const quiet = await quiescent(() => system.status(), {
      within: bug ? QUIET_WITH_BUG_MS : QUIET_WITHIN_MS,
      parked: 'allowed',
    })
    const evidence: Evidence = { ...(await readEvidence(await system.status())), asked, planted }
    const { deaths, unreached, unplanned } = faults
    const violations = check(evidence)
    tell(
      `${since(began)} ${evidence.records.length} messages and ${evidence.psp.length} lines of the PSP's log checked`,
    )
    running = false
    await system.stop()
    return {
      ...{ seed, orders, deaths, unreached, unplanned, violations, folder: system.folder },
      quietAfter: quiet.quiet ? quiet.milliseconds : null,
      seconds: (performance.now() - began) / 1000,
    }
  } finally {
    running = false
    await system.stop()
  }
}

/** Places orders while processes die, and for a while after. */
async function underLoad(system: RiggedSystem, faults: Faults, { seed, rate, orders, signal }: SeedOptions) {
  const { apiKey, postgres } = await system.status()
  const edges = new Edges(system)
  const databases = new Databases(postgres)
  try {
    await edges.look()
    const merchant = new MerchantClient(() => edges.addresses, apiKey, signal)
    const load = new Load({ seed, merchant, rate, shopper: await openShopper(merchant, `chaos-${seed}`) })
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
