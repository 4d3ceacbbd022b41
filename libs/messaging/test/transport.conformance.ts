import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Database, Transport } from '../src/index.js'
import { range, TallyBench } from './tally.bench.js'
import { acknowledgementsLost, consumptionForgotten, firstSendHeld, sentTwice } from './transport.faults.js'
import { until } from './until.js'

/**
 * What every transport must do for the runtime, shown with a real database: order per key, effects exactly once
 * whatever is repeated, batches over partitions, and nothing lost when members come, go, crash and restart.
 * `open` answers a transport to a broker with topics of at least two partitions that no other test uses.
 */
export function transportConformance(name: string, open: () => Promise<Transport>): void {
  describe(`${name} transport`, () => {
    let transport: Transport
    let bench: TallyBench

    beforeEach(async () => {
      transport = await open()
      bench = await TallyBench.open(transport)
    })
    afterEach(() => bench.close())

    test('messages of one key arrive once, in order', async () => {
      bench.startTally()
      await bench.send(bench.startSender(), range(1, 20))
      await bench.expectAll(20)
    })

    test('a message that is sent twice has its effect once', async () => {
      bench.startTally()
      await bench.send(bench.startSender(sentTwice(transport)), range(1, 10))
      await bench.expectAll(10)
    })

    test('a message whose acknowledgement is lost is sent again and has its effect once', async () => {
      bench.startTally()
      await bench.send(bench.startSender(acknowledgementsLost(transport, 3)), range(1, 10))
      await bench.expectAll(10)
    })

    test('a relay that is taken over and still sends repeats old messages after newer ones: effects once', async () => {
      bench.startTally()
      const { promise: released, resolve: release } = Promise.withResolvers<undefined>()
      const stopped: Database = {
        ...bench.sending.database,
        async connection(options) {
          const connection = await bench.sending.database.connection(options)
          return {
            ...connection,
            query: (statement, sql, params) =>
              statement === 'relay_renew' ? new Promise(() => undefined) : connection.query(statement, sql, params),
          }
        },
      }
      const sent: number[] = []
      const counted: Transport = {
        ...transport,
        producer() {
          const producer = transport.producer()
          return { ...producer, send: (records) => producer.send(records).then(() => void sent.push(records.length)) }
        },
      }
      const relay = { takeOverAfter: 300 }
      const old = bench.startSender(
        firstSendHeld(
          counted,
          released.then(() => undefined),
        ),
        stopped,
        { relay },
      )
      const before = await bench.relayOwner()
      await bench.send(old, range(1, 5))
      const next = bench.startSender(undefined, undefined, { relay })
      await bench.relayOwner(before)
      await bench.send(next, range(6, 10))
      await bench.expectAll(10)
      release(undefined)
      await until(
        () => sent.length > 0,
        () => 'the old relay did not send what it had in hand',
      )
      await bench.send(next, [11])
      await bench.expectAll(11)
    })

    test('one transaction takes messages of several partitions', async () => {
      await bench.send(bench.startSender(), range(1, 5))
      await until(
        async () => (await bench.unsent()) === 0,
        () => 'the outbox is not empty',
      )
      const partitionsOfEach: number[] = []
      const recording: Database = {
        ...bench.tally.database,
        transaction: (work) =>
          bench.tally.database.transaction((tx) =>
            work({
              query(statement, sql, params = []) {
                if (statement === 'inbox_advance') partitionsOfEach.push(partitionsAmong(params).length)
                return tx.query(statement, sql, params)
              },
            }),
          ),
      }
      bench.startTally(transport, recording)
      await bench.expectAll(5)
      expect(Math.max(...partitionsOfEach)).toBeGreaterThan(1)
    })

    test('a member that joins and one that leaves while messages are handled lose and repeat nothing', async () => {
      const first = bench.startTally()
      const sender = bench.startSender()
      await bench.send(sender, range(1, 10))
      bench.startTally()
      await bench.send(sender, range(11, 20))
      await first.stop({ within: 5000 })
      await bench.send(sender, range(21, 30))
      await bench.expectAll(30)
    })

    test('a crash between the commit and its acknowledgement to the broker repeats no effect', async () => {
      const crashing = bench.startTally(consumptionForgotten(transport))
      const sender = bench.startSender()
      await bench.send(sender, range(1, 10))
      await until(
        async () => [...(await bench.seen()).values()].some((numbers) => numbers.endsWith('10')),
        () => 'nothing was committed before the crash',
      )
      await crashing.stop({ within: 1000 })
      bench.startTally()
      await bench.send(sender, range(11, 12))
      await bench.expectAll(12)
    })

    test('a restart goes on where it stopped', async () => {
      const before = bench.startTally()
      const sender = bench.startSender()
      await bench.send(sender, range(1, 5))
      await bench.expectAll(5)
      await before.stop({ within: 3000 })
      await bench.send(sender, range(6, 8))
      bench.startTally()
      await bench.expectAll(8)
    })
  })
}

/** The only list of numbers that the statement takes: the rest are texts, truths and bigints. */
const partitionsAmong = (params: readonly unknown[]): unknown[] =>
  params
    .filter((list): list is unknown[] => Array.isArray(list))
    .find((list) => list.length > 0 && list.every((value) => typeof value === 'number')) ?? []
