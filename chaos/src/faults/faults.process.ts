import { setTimeout as pause } from 'node:timers/promises'
import type { RiggedSystem } from '../rig/rigged.system.js'
import { type Fault, type Service, services } from './fault-plan.js'

/** A death that was planned and came. */
export interface Death {
  readonly fault: Fault
  /** The process that died. */
  readonly process: string
}

/** How long one instance is given to pass a line before all are armed. */
const FIRST_MS = 3_000
/** Generous: a group gives up on a dead member after 6 s, and until then its service takes no messages. */
const PASSED_WITHIN_MS = 60_000
const RECOVERED_WITHIN_MS = 60_000

/** Makes processes die as planned while a load runs, each service's one after another. */
export class Faults {
  readonly deaths: Death[] = []
  /** Lines that no process passed in time. */
  readonly unreached: Fault[] = []
  /** Processes that ended without having been asked to, or did not come back, and how. */
  readonly unplanned: string[] = []
  private readonly expected = new Map<Service, { readonly fault: Fault; readonly died: (death: Death) => void }>()

  constructor(
    private readonly plan: readonly Fault[],
    private readonly tell: (death: Death) => void,
  ) {}

  /** A process has ended, says its supervisor. */
  ended(name: string, how: string): void {
    const service = serviceOf(name)
    const expected = service && this.expected.get(service)
    if (!expected || !how.includes('SIGKILL')) {
      this.unplanned.push(`${name}: ${how}`)
      return
    }
    const death = { fault: expected.fault, process: name }
    this.deaths.push(death)
    this.tell(death)
    expected.died(death)
  }

  /** Resolves when all have died that were to. */
  async run(system: RiggedSystem, signal: AbortSignal): Promise<void> {
    await Promise.all(
      services.map(async (service) => {
        let able = true
        for (const fault of this.plan.filter((one) => one.service === service)) {
          if (able) able = await this.one(fault, system, signal)
          else this.unreached.push(fault)
        }
      }),
    )
  }

  /** Whether the service has recovered from it. */
  private async one(fault: Fault, system: RiggedSystem, signal: AbortSignal): Promise<boolean> {
    const { services: all } = await system.status()
    const names = all.map(({ name }) => name).filter((name) => serviceOf(name) === fault.service)
    await pause(fault.pause, undefined, { signal })
    const first = Math.floor(fault.victim * names.length)
    const order = [...names.slice(first), ...names.slice(0, first)]
    const { promise, resolve } = Promise.withResolvers<Death>()
    this.expected.set(fault.service, { fault, died: resolve })
    if (!(await this.strike(fault, order, system, promise))) this.unreached.push(fault)
    for (const name of names) system.arm(name, '')
    // Another instance that passes the line at the same time is as planned.
    const recovered = await this.recovered(fault.service, system, signal)
    this.expected.delete(fault.service)
    return recovered
  }

  /** Waits until all of a service's processes are ready; false when they should have been. */
  private async recovered(service: Service, system: RiggedSystem, signal: AbortSignal): Promise<boolean> {
    const until = performance.now() + RECOVERED_WITHIN_MS
    for (;;) {
      const own = (await system.status()).services.filter(({ name }) => serviceOf(name) === service)
      const unready = own.filter(({ ready }) => !ready)
      if (unready.length === 0) return true
      if (performance.now() > until) {
        this.unplanned.push(...unready.map(({ name }) => `${name}: not ready within ${RECOVERED_WITHIN_MS / 1000} s`))
        return false
      }
      await pause(100, undefined, { signal })
    }
  }

  /** Arms one instance, then all: some lines only one of them passes, such as those of the relay. */
  private async strike(
    { line, pass }: Fault,
    [first, ...others]: readonly string[],
    system: RiggedSystem,
    died: Promise<Death>,
  ): Promise<Death | undefined> {
    if (first === undefined) return undefined
    if (line === 'kill -9') {
      void system.kill(first).catch(() => undefined) // it died meanwhile by itself, which is told
      return withinTime(died, PASSED_WITHIN_MS)
    }
    system.arm(first, `${line}=kill#${pass}`)
    const death = await withinTime(died, others.length > 0 ? FIRST_MS : PASSED_WITHIN_MS)
    if (death !== undefined || others.length === 0) return death
    for (const name of others) system.arm(name, `${line}=kill#${pass}`)
    return withinTime(died, PASSED_WITHIN_MS)
  }
}

const serviceOf = (name: string): Service | undefined =>
  services.find((one) => name === one || name.startsWith(`${one}-`))

const withinTime = <T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> =>
  Promise.race([promise, pause(milliseconds, undefined, { ref: false })])
