import type { PartitionEnds, Topics } from './transport.js'

/** What is needed of kafkajs's admin client. */
interface Admin {
  connect(): Promise<void>
  disconnect(): Promise<void>
  listTopics(): Promise<string[]>
  fetchTopicOffsets(topic: string): Promise<{ partition: number; low: string; high: string }[]>
}

/** Looks at topics over a connection of its own, made when it is first asked for and given up when it fails. */
export class TopicsClient implements Topics {
  private admin: Promise<Admin> | undefined

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
    const { admin } = this
    this.admin = undefined
    await admin?.then((open) => open.disconnect()).catch(() => undefined)
  }

  private async asking<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    this.admin ??= this.open()
    try {
      return await question(await this.admin)
    } catch (error) {
      void this.close()
      throw error
    }
  }

  private async open(): Promise<Admin> {
    const admin = this.make()
    await admin.connect()
    return admin
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
