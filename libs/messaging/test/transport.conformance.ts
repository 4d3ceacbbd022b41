import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Messaging, type Database, type MessagingOptions, type Transport } from '../src/index.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { contract, numbered, senderContract, tallies } from './tally.js'
import { tallyTable } from './tally.store.js'
import { acknowledgementsLost, consumptionForgotten, sentTwice } from './transport.faults.js'
import { until } from './until.js'

const keys = Array.from({ length: 30 }, (_, n) => `ord_${n}`)

/**
 * What every transport must do for the runtime, shown with a real database: order per key, effects exactly once
 * whatever is repeated, batches over partitions, and nothing lost when members come, go, crash and restart.
 * `open` answers a transport to a broker with topics of at least two partitions that no other test uses.
 */
export function transportConformance(name: string, open: () => Promise<Transport>): void {
  describe(`${name} transport`, () => {
    let transport: Transport
    let tally: DatabaseFixture
    let sending: DatabaseFixture
    let members: Messaging[]

    beforeEach(async () => {
      transport = await open()
      ;[tally, sending] = await Promise.all([freshDatabase('tally', tallyTable), freshDatabase('sender')])
      members = []
    })
    afterEach(async () => {
      await Promise.all(members.map((member) => member.stop({ within: 3000 })))
      await Promise.all([tally.drop(), sending.drop()])
    })

    const start = (options: MessagingOptions): Messaging => {
      const member = new Messaging(options)
      members.push(member)
      member.start()
      return member
    }
    const startTally = (over: Transport = transport, database: Database = tally.database): Messaging =>
      start({ contract, aggregates: [tallies], database, transport: over })
    const startSender = (over: Transport = transport): Messaging =>
      start({ contract: senderContract, database: sending.database, transport: over })

    /** Message `n` of every key, for each `n`, a transaction each. */
    async function send(sender: Messaging, numbers: readonly (number | 'poison')[], to = keys): Promise<void> {
      for (const n of numbers) {
        await sending.database.transaction((tx) =>
          sender.append(
            tx,
            to.map((key) => numbered(key, n)),
          ),
        )
        sender.wake()
      }
    }
    async function seen(): Promise<Map<string, string>> {
      const rows = await tally.database.query<{ id: string; seen: string }>('seen', 'select id, seen from tally')
      return new Map(rows.map((row) => [row.id, row.seen]))
    }
    /** Waits for numbers 1 to `last` at each key, and shows that they came once and in order. */
    async function expectAll(last: number, of = keys): Promise<void> {
      const all = Array.from({ length: last }, (_, n) => String(n + 1)).join(' ')
      await until(
        async () => [...(await seen()).values()].filter((numbers) => numbers.length >= all.length).length >= of.length,
        async () => `not all arrived: ${JSON.stringify([...(await seen())].slice(0, 3))} of ${last} each`,
      )
      const arrived = await seen()
      expect(of.map((key) => [key, arrived.get(key)])).toEqual(of.map((key) => [key, all]))
      await expectPublishedOnce(last, of)
    }
    /** One outgoing message for each that came in, numbered without a gap. */
    async function expectPublishedOnce(last: number, of: readonly string[]): Promise<void> {
      const rows = await tally.database.query<{ subject: string; last: bigint }>(
        'published',
        'select subject, last from outbox_sequence',
      )
      expect(new Map(rows.map((row) => [row.subject, row.last]))).toEqual(new Map(of.map((key) => [key, BigInt(last)])))
    }

    const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n)

    test('messages of one key arrive once, in order', async () => {
      startTally()
      await send(startSender(), range(1, 20))
      await expectAll(20)
    })

    test('a message that is sent twice has its effect once', async () => {
      startTally()
      await send(startSender(sentTwice(transport)), range(1, 10))
      await expectAll(10)
    })

    test('a message whose acknowledgement is lost is sent again and has its effect once', async () => {
      startTally()
      await send(startSender(acknowledgementsLost(transport, 3)), range(1, 10))
      await expectAll(10)
    })

    test('one transaction takes messages of several partitions', async () => {
      await send(startSender(), range(1, 5))
      await until(
        async () => (await sending.database.query('outbox_left', 'select 1 from outbox')).length === 0,
        () => 'the outbox is not empty',
      )
      const partitions: number[] = []
      const recording: Database = {
        ...tally.database,
        transaction: (work) =>
          tally.database.transaction((tx) =>
            work({
              query(statement, sql, params = []) {
                if (statement === 'inbox_advance' && Array.isArray(params[5])) partitions.push(params[5].length)
                return tx.query(statement, sql, params)
              },
            }),
          ),
      }
      startTally(transport, recording)
      await expectAll(5)
      expect(Math.max(...partitions)).toBeGreaterThan(1)
    })

    test('a member that joins and one that leaves while messages are handled lose and repeat nothing', async () => {
      const first = startTally()
      const sender = startSender()
      await send(sender, range(1, 10))
      startTally()
      await send(sender, range(11, 20))
      await first.stop({ within: 5000 })
      await send(sender, range(21, 30))
      await expectAll(30)
    })

    test('a crash between the commit and its acknowledgement to the broker repeats no effect', async () => {
      const crashing = startTally(consumptionForgotten(transport))
      const sender = startSender()
      await send(sender, range(1, 10))
      await until(
        async () => [...(await seen()).values()].some((numbers) => numbers.endsWith('10')),
        () => 'nothing was committed before the crash',
      )
      await crashing.stop({ within: 1000 })
      startTally()
      await send(sender, range(11, 12))
      await expectAll(12)
    })

    test('a restart goes on where it stopped', async () => {
      const before = startTally()
      const sender = startSender()
      await send(sender, range(1, 5))
      await expectAll(5)
      await before.stop({ within: 3000 })
      await send(sender, range(6, 8))
      startTally()
      await expectAll(8)
    })

    test('a message that cannot be processed is parked with those behind it, and blocks only its key', async () => {
      startTally()
      const sender = startSender()
      const [poisoned = '', ...others] = keys
      await send(sender, [1])
      await send(sender, ['poison'], [poisoned])
      await send(sender, range(2, 5))
      const parked = () =>
        tally.database.query<{ subject: string; reason: string; sequence: bigint }>(
          'parked',
          'select subject, reason, sequence from parked order by id',
        )
      await until(
        async () => (await parked()).length === 5,
        async () => `parked: ${JSON.stringify(await parked(), (_, value: unknown) => String(value))}`,
      )
      await until(
        async () => {
          const arrived = await seen()
          return others.every((key) => arrived.get(key) === '1 2 3 4 5')
        },
        async () => `not all others went on: ${JSON.stringify([...(await seen())])}`,
      )
      expect(await parked()).toEqual([
        { subject: poisoned, reason: 'poison', sequence: 2n },
        ...range(3, 6).map((n) => ({ subject: poisoned, reason: 'behind', sequence: BigInt(n) })),
      ])
      expect((await seen()).get(poisoned)).toBe('1')
    })
  })
}
