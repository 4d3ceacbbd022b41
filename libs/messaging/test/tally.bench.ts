import { expect } from '@jest/globals'
import { Messaging, type Database, type MessagingOptions, type Transport } from '../src/index.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { contract, numbered, senderContract, tallies } from './tally.js'
import { tallyTable } from './tally.store.js'
import { until } from './until.js'

export const keys = Array.from({ length: 30 }, (_, n) => `ord_${n}`)

/** A sender and the tally, each with a database of its own, with as many members as a spec wants. */
export class TallyBench {
  readonly members: Messaging[] = []

  private constructor(
    readonly transport: Transport,
    readonly tally: DatabaseFixture,
    readonly sending: DatabaseFixture,
  ) {}

  static async open(transport: Transport): Promise<TallyBench> {
    const [tally, sending] = await Promise.all([freshDatabase('tally', tallyTable), freshDatabase('sender')])
    return new TallyBench(transport, tally, sending)
  }

  async close(): Promise<void> {
    await Promise.all(this.members.map((member) => member.stop({ within: 3000 })))
    await Promise.all([this.tally.drop(), this.sending.drop()])
  }

  start(options: MessagingOptions): Messaging {
    const member = new Messaging(options)
    this.members.push(member)
    member.start()
    return member
  }

  startTally(
    transport: Transport = this.transport,
    database: Database = this.tally.database,
    more: Partial<MessagingOptions> = {},
  ): Messaging {
    return this.start({ contract, aggregates: [tallies], database, transport, ...more })
  }

  startSender(
    transport: Transport = this.transport,
    database: Database = this.sending.database,
    more: Partial<MessagingOptions> = {},
  ): Messaging {
    return this.start({ contract: senderContract, database, transport, ...more })
  }

  /** Message `n` of every key, for each `n`, a transaction each. */
  async send(sender: Messaging, numbers: readonly (number | 'poison')[], to: readonly string[] = keys): Promise<void> {
    for (const n of numbers) {
      await this.sending.database.transaction((tx) =>
        sender.append(
          tx,
          to.map((key) => numbered(key, n)),
        ),
      )
      sender.wake()
    }
  }

  async unsent(): Promise<number> {
    return (await this.sending.database.query('outbox_left', 'select 1 from outbox')).length
  }

  /** Resolves when a relay owns the sender's outbox; answers its session's process id. */
  async relayOwner(other?: number): Promise<number> {
    const owner = () =>
      this.sending.database.query<{ pid: number }>(
        'owner',
        `select pid from pg_locks where locktype = 'advisory' and granted
         and database = (select oid from pg_database where datname = current_database())`,
      )
    await until(
      async () => ![undefined, other].includes((await owner())[0]?.pid),
      () => 'nobody took the relay',
    )
    return (await owner())[0]?.pid ?? 0
  }

  async seen(): Promise<Map<string, string>> {
    const rows = await this.tally.database.query<{ id: string; seen: string }>('seen', 'select id, seen from tally')
    return new Map(rows.map((row) => [row.id, row.seen]))
  }

  /** Waits for numbers 1 to `last` at each key, and shows that they came once and in order. */
  async expectAll(last: number, of: readonly string[] = keys, within?: number): Promise<void> {
    const all = range(1, last).join(' ')
    await until(
      async () => {
        const seen = await this.seen()
        return of.every((key) => (seen.get(key) ?? '').length >= all.length)
      },
      async () => `not all arrived: ${JSON.stringify([...(await this.seen())].slice(0, 3))} of ${last} each`,
      within,
    )
    const arrived = await this.seen()
    expect(of.map((key) => [key, arrived.get(key)])).toEqual(of.map((key) => [key, all]))
    await this.expectPublishedOnce(last, of)
  }

  /** One outgoing message for each that came in, numbered without a gap. */
  private async expectPublishedOnce(last: number, of: readonly string[]): Promise<void> {
    const rows = await this.tally.database.query<{ subject: string; last: bigint }>(
      'published',
      'select subject, last from outbox_sequence where subject = any($1::text[])',
      [of],
    )
    expect(new Map(rows.map((row) => [row.subject, row.last]))).toEqual(new Map(of.map((key) => [key, BigInt(last)])))
  }
}

export const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n)
