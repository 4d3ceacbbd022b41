import { setTimeout as pause } from 'node:timers/promises'
import type { SystemStatus } from '@parpay/stack'
import { verifiedBooks } from './books.process.js'
import type { Absence, Course, Phase, Span } from './course.js'
import { isAccepted, nothingWaits, usual, type Usual } from './course-figures.js'
import { DatabaseDoor } from './database.store.js'
import type { Ending } from './ending.js'
import { endingsOf, ordersOf } from './ending.client.js'
import { OrderLoad } from './order-load.worker.js'
import { outage, type OutageName } from './outage.js'
import type { OwnSystem } from './own-system.process.js'
import type { Plan } from './plan.js'
import { Watch } from './watch.process.js'

/** How long is waited for what does not catch up, beyond what it may take. */
const mostPatience = 60_000
const lookEvery = 100

/** Takes one part after the other away and gives it back while orders come, and watches. */
export class Demonstration {
  private readonly began = performance.timeOrigin + performance.now()
  /** In letters too: as digits, one time in ten passes for a card number, and the edge refuses every order. */
  private readonly reference = `isolation-${Math.floor(this.began).toString(36)}`
  private readonly absences: Absence[] = []
  private readonly quiet: Span[] = []
  private readonly load: OrderLoad
  private readonly watch: Watch
  /** What is going on. */
  phase: Phase

  /** Starts to place orders. @param signal ends every wait with its reason */
  constructor(
    private readonly own: OwnSystem,
    private readonly status: SystemStatus,
    private readonly plan: Plan,
    private readonly signal: AbortSignal,
  ) {
    const { edge, apiKey, account, paymentMethod } = status
    if (account === null || paymentMethod === null) throw new Error('The demo account could not be opened.')
    const { reference, began } = this
    const { rate, seed, warmUp } = plan
    this.phase = { kind: 'warming up', title: '', since: 0, lasts: warmUp }
    this.load = new OrderLoad({ edge, apiKey, account, paymentMethod, rate, seed, reference, began })
    this.watch = new Watch(status, began)
  }

  /** Milliseconds since the load began. */
  get now(): number {
    return performance.timeOrigin + performance.now() - this.began
  }

  get course(): Course {
    const { absences, quiet } = this
    return {
      rate: this.plan.rate,
      asked: this.load.asked,
      delays: this.load.delays,
      looks: this.watch.looks,
      quiet,
      absences,
    }
  }

  /** The whole course. */
  async run(told: (absence: Absence) => void): Promise<void> {
    await this.wait(this.plan.warmUp)
    const undisturbed = await this.calm()
    const ordinary = usual(this.course, undisturbed)
    for (const name of this.plan.outages) {
      const absence = await this.without(name, ordinary)
      this.absences.push(absence)
      told(absence)
      await this.calm()
    }
  }

  /** Waits until everything accepted is done, and asks everybody who knows. */
  async ending(): Promise<Ending> {
    this.enter('ending', '')
    await this.load.stop()
    const { unrest } = await this.own.system.quiescent({ within: mostPatience })
    await this.watch.stop()
    const accepted = new Set(this.load.asked.flatMap(({ order }) => order ?? []))
    return {
      accepted,
      unanswered: this.load.asked.filter((asked) => !isAccepted(asked)).length,
      orders: await ordersOf(this.status, this.reference),
      endings: await endingsOf(this.status.brokers),
      unrest,
      books: await verifiedBooks(this.own.home),
    }
  }

  /** Ends load and watch, wherever they are. */
  async cut(): Promise<void> {
    await this.load.cut()
    await this.watch.stop()
  }

  private async calm(): Promise<Span> {
    this.enter('undisturbed', '', this.plan.calm)
    const span = { from: this.now, to: this.now + this.plan.calm }
    await this.wait(this.plan.calm)
    this.quiet.push(span)
    return span
  }

  private async without(name: OutageName, ordinary: Usual): Promise<Absence> {
    const { title } = outage(name, this.plan.database)
    const [take, give] = this.switchOf(name)
    this.enter('stopping', title)
    const stopped = this.now
    await take()
    const away = this.now
    this.enter('away', title, this.plan.away)
    await this.wait(this.plan.away)
    this.enter('catching up', title)
    const returned = this.now
    const readiness = give().then(() => this.now)
    const caughtUp = await this.caughtUp(ordinary, returned)
    return { name, title, stopped, away, returned, ready: await readiness, caughtUp }
  }

  private switchOf(name: OutageName): readonly [take: () => Promise<unknown>, give: () => Promise<unknown>] {
    const { control } = this.own
    if (name !== 'database') return [() => control.stop(name), () => control.start(name)]
    const door = new DatabaseDoor(this.status.postgres)
    return [() => door.shut(this.plan.database), () => door.open(this.plan.database)]
  }

  /** When the first of two looks in a row showed that nothing waits; null when none came in time. */
  private async caughtUp(ordinary: Usual, since: number): Promise<number | null> {
    let first: number | null = null
    let seen = this.watch.looks.length
    while (this.now < since + mostPatience) {
      await this.wait(lookEvery)
      const look = this.watch.looks.at(-1)
      if (this.watch.looks.length === seen || !look || look.at < since) continue
      seen = this.watch.looks.length
      if (!nothingWaits(this.course, ordinary)) first = null
      else if (first === null) first = look.at
      else return first
    }
    return null
  }

  private enter(kind: Phase['kind'], title: string, lasts?: number): void {
    this.phase = { kind, title, since: this.now, ...(lasts !== undefined && { lasts }) }
  }

  private async wait(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.signal })
  }
}
