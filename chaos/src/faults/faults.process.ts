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

/** Makes processes die as planned while a load runs, each service's one after another. */
export class Faults {
  readonly deaths: Death[] = []
  /** Lines that no process passed in time. */
  readonly unreached: Fault[] = []
  /** Processes that ended without having been asked to, and how. */
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
        for (const fault of this.plan.filter((one) => one.service === service)) await this.one(fault, system, signal)
      }),
    )
  }

  private async one(fault: Fault, system: RiggedSystem, signal: AbortSignal): Promise<void> {
    const names = await recovered(fault.service, system, signal)
    await pause(fault.pause, undefined, { signal })
    const first = Math.floor(fault.victim * names.length)
    const order = [...names.slice(first), ...names.slice(0, first)]
    const { promise, resolve } = Promise.withResolvers<Death>()
    this.expected.set(fault.service, { fault, died: resolve })
    if (!(await this.strike(fault, order, system, promise))) this.unreached.push(fault)
    for (const name of names) system.arm(name, '')
    // Another instance that passes the line at the same time is as planned.
    await recovered(fault.service, system, signal)
    this.expected.delete(fault.service)
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

/** The names of a service's processes, once all of them are ready. */
async function recovered(service: Service, system: RiggedSystem, signal: AbortSignal): Promise<string[]> {
  for (;;) {
    const own = (await system.status()).services.filter(({ name }) => serviceOf(name) === service)
    if (own.every(({ ready }) => ready)) return own.map(({ name }) => name)
    await pause(100, undefined, { signal })
  }
}

const withinTime = <T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> =>
  Promise.race([promise, pause(milliseconds, undefined, { ref: false })])
