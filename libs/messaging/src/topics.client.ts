import type { PartitionEnds, Topics } from './transport.js'

/** What is needed of kafkajs's admin client. */
interface Admin {
  connect(): Promise<void>
  /** Ends it whatever it is at: questions under way reject. */
  disconnect(): Promise<void>
  listTopics(): Promise<string[]>
  fetchTopicOffsets(topic: string): Promise<{ partition: number; low: string; high: string }[]>
}

/** Looks at topics over a connection of its own, made when it is first asked for and given up when it fails. */
export class TopicsClient implements Topics {
  private open: { readonly admin: Admin; readonly connected: Promise<void> } | undefined
  private readonly underWay = new Set<Promise<unknown>>()

  constructor(
    private readonly make: () => Admin,
    private readonly prefix: string,
  ) {}

  missing(topics: readonly string[]): Promise<string[]> {
    return this.asking(async (admin) => {
      const there = await this.there(admin)
      return topics.filter((topic) => !there.has(topic))
    })
  }

  ends(topics: readonly string[]): Promise<PartitionEnds[]> {
    return this.asking(async (admin) => {
      // First all names: asking for a topic by name would create it on a broker that allows it.
      const there = await this.there(admin)
      const ends = topics.filter((topic) => there.has(topic)).map((topic) => this.endsOf(admin, topic))
      return (await Promise.all(ends)).flat()
    })
  }

  async close(): Promise<void> {
    this.giveUp()
    await Promise.allSettled(this.underWay)
  }

  private asking<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    const open = (this.open ??= this.connect())
    const asked = open.connected.then(() => question(open.admin))
    return this.whileUnderWay(
      asked.catch((error: unknown) => {
        if (this.open === open) this.giveUp()
        throw error
      }),
    )
  }

  private connect(): NonNullable<typeof this.open> {
    const admin = this.make()
    return { admin, connected: admin.connect() }
  }

  private giveUp(): void {
    const { open } = this
    this.open = undefined
    if (open) void this.whileUnderWay(open.admin.disconnect())
  }

  private whileUnderWay<T>(work: Promise<T>): Promise<T> {
    const settled = work.then(
      () => undefined,
      () => undefined,
    )
    this.underWay.add(settled)
    void settled.then(() => this.underWay.delete(settled))
    return work
  }

  private async there(admin: Admin): Promise<Set<string>> {
    const names = await admin.listTopics()
    return new Set(names.filter((name) => name.startsWith(this.prefix)).map((name) => name.slice(this.prefix.length)))
  }

  private async endsOf(admin: Admin, topic: string): Promise<PartitionEnds[]> {
    const offsets = await admin.fetchTopicOffsets(this.prefix + topic)
    return offsets.map(({ partition, low, high }) => ({ topic, partition, first: BigInt(low), next: BigInt(high) }))
  }
}
