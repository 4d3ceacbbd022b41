import { readClock, writeClock, type ClockReading } from './clock.store.js'
import { Problem } from './problem.js'
import { readPspClock, writePspClock } from './psp-clock.client.js'
import { workOf } from './quiescence.client.js'
import { until } from './wait.js'

/** What the clock of a system is made of. */
export interface Clocked {
  /** Of each service's database, as its owner. */
  readonly ownerUrls: () => readonly string[]
  /** The PSP simulator; null when the system has none. */
  readonly psp: string | null
  /** Ports of the services that are meant to run; null of one that does not listen yet. */
  readonly ports: () => Promise<readonly (number | null)[]>
  /** How many milliseconds ahead of itself Kafka takes records. */
  readonly takesAhead: () => Promise<number>
  readonly environment: NodeJS.ProcessEnv
}

/** What `parpay clock --json` prints. */
export interface ClockShown extends ClockReading {
  /** ISO 8601, by this machine's time. */
  readonly now: string
}

const SHOWN_WITHIN_MS = 10_000
/** Records wait in outboxes: by then the machine's own time has gone on, and services' clocks differ. */
const MARGIN_MS = 60_000
/** Ids hold milliseconds since 1970 in 48 bits; this leaves room for whatever is computed from a time. */
export const FURTHEST_MS = 100 * 365 * 86_400_000

/** One test clock for all databases of a system and its PSP: it only moves forward. */
export class SystemClock {
  private moving: Promise<unknown> = Promise.resolve()

  constructor(private readonly system: Clocked) {}

  /** Where it stands; where they differ, which a failed move leaves behind, the furthest. */
  async read(): Promise<ClockShown> {
    return shown(furthest(await this.readings()))
  }

  /**
   * Moves it on by `milliseconds` and returns when every service that runs goes by it.
   *
   * @throws Problem `not-supported` outside development, for Kafka's limit or too far; `service-failed` when one does
   * not follow
   */
  advance(milliseconds: number): Promise<ClockShown> {
    const moved = this.moving.then(() => this.move(milliseconds))
    this.moving = moved.catch(() => undefined) // one after the other
    return moved
  }

  /** Brings together what a new database, or a move that was cut off, has left apart. */
  async align(): Promise<void> {
    const readings = await this.readings()
    const target = furthest(readings)
    if (readings.some(({ epoch }) => epoch < target.epoch)) await this.write(target)
  }

  private async move(milliseconds: number): Promise<ClockShown> {
    if (this.system.environment['NODE_ENV'] === 'production')
      throw new Problem(
        'not-supported',
        'The clock is not moved where NODE_ENV is production: only a test may do that.',
      )
    const now = furthest(await this.readings())
    const target = { epoch: now.epoch + 1, offset: now.offset + milliseconds }
    if (target.offset > FURTHEST_MS) throw new Problem('not-supported', 'The clock goes at most 100 years ahead.')
    if (target.offset + MARGIN_MS > (await this.system.takesAhead()))
      throw new Problem(
        'not-supported',
        'Kafka refuses records that far ahead of its own time: raise message.timestamp.after.max.ms of its topics.',
      )
    await this.write(target)
    await until(async () => (await this.epochs()).every((epoch) => epoch !== null && epoch >= target.epoch), {
      within: SHOWN_WITHIN_MS,
      late: () =>
        new Problem('service-failed', 'The clock was moved, but a service does not go by it: see npx parpay status.'),
    })
    return shown(target)
  }

  private async write(target: ClockReading): Promise<void> {
    const { ownerUrls, psp } = this.system
    if (psp !== null) await writePspClock(psp, target) // first: it may be stopped, and then nothing has happened
    await Promise.all(ownerUrls().map((url) => writeClock(url, target)))
  }

  private async readings(): Promise<ClockReading[]> {
    const { ownerUrls, psp } = this.system
    const [outside, ...own] = await Promise.all([
      psp === null ? null : readPspClock(psp),
      ...ownerUrls().map(readClock),
    ])
    return [outside, ...own].flatMap((reading) => reading ?? [])
  }

  /** The epoch each service shows; null of one that does not answer. */
  private async epochs(): Promise<(number | null)[]> {
    const ports = await this.system.ports()
    return Promise.all(ports.map(async (port) => (await workOf(port))?.epoch ?? null))
  }
}

const furthest = (readings: readonly ClockReading[]): ClockReading => ({
  epoch: Math.max(0, ...readings.map(({ epoch }) => epoch)),
  offset: Math.max(0, ...readings.map(({ offset }) => offset)),
})

const shown = (reading: ClockReading): ClockShown => ({
  ...reading,
  now: new Date(Date.now() + reading.offset).toISOString(),
})
