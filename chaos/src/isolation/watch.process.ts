import { setTimeout as pause } from 'node:timers/promises'
import { contracts, topics } from '@parpay/events'
import { topicSizes } from '@parpay/testkit'
import { backlogOf, type Ends, type Standing } from './backlog.js'
import type { Look, PerService } from './course.js'
import { services, type ServiceName } from './outage.js'
import { Standings } from './standing.store.js'

/** Milliseconds between two looks. */
const lookEvery = 400
/** Milliseconds that Kafka has to say where its topics end. */
const patience = 1_000

const reads = Object.fromEntries(
  Object.values(contracts).map(({ service, receive }) => [service, [...new Set(receive.map(({ topic }) => topic))]]),
)

/** Looks at the system from outside, again and again. What cannot be seen now keeps what was seen of it last. */
export class Watch {
  readonly looks: Look[] = []
  private readonly stopping = new AbortController()
  private readonly standings: Standings
  private readonly last = new Map<ServiceName, Standing>()
  private ends: Ends = new Map()
  private readonly running: Promise<void>
  private stopped: Promise<void> | undefined

  /** @param began when times begin, in milliseconds since 1970 */
  constructor(
    private readonly system: { readonly brokers: readonly string[]; readonly postgres: string },
    private readonly began: number,
  ) {
    this.standings = new Standings(system.postgres)
    this.running = this.run()
  }

  /** The second call waits for the first. */
  stop(): Promise<void> {
    this.stopping.abort()
    this.stopped ??= this.running.then(() => this.standings.close())
    return this.stopped
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      const next = pause(lookEvery, undefined, { signal }).catch(() => undefined)
      this.looks.push(await this.look())
      await next
    }
  }

  private async look(): Promise<Look> {
    const at = performance.timeOrigin + performance.now() - this.began
    const [ended] = await Promise.all([this.standings.ended(), ...services.map((service) => this.stand(service))])
    await this.readEnds() // after the tables: what was written meanwhile waits, rather than being taken ahead of time
    return { at, ended, backlog: this.each(this.backlog), written: this.each(this.written) }
  }

  private async stand(service: ServiceName): Promise<void> {
    const standing = await this.standings.of(service)
    if (standing) this.last.set(service, standing)
  }

  private async readEnds(): Promise<void> {
    const names = topics.map(({ name }) => name)
    const sizes = await topicSizes({ brokers: this.system.brokers, topics: names, within: patience }).catch(() => null)
    if (sizes) this.ends = new Map(sizes.map(({ topic, records }) => [topic, Number(records)]))
  }

  private readonly backlog = (service: ServiceName): number | null => {
    const standing = this.last.get(service)
    return standing ? backlogOf(reads[service] ?? [], standing, this.ends) : null
  }

  private readonly written = (service: ServiceName): number =>
    (reads[service] ?? []).reduce((sum, topic) => sum + (this.ends.get(topic) ?? 0), 0)

  private each(of: (service: ServiceName) => number | null): PerService {
    return { edge: of('edge'), checkout: of('checkout'), payments: of('payments'), accounts: of('accounts') }
  }
}
