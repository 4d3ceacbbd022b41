import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Consumer, IncomingRecord, RecordsHandler, Transport } from '../src/index.js'
import { recordOf } from './record.js'
import { keys, range, TallyBench } from './tally.bench.js'
import { until } from './until.js'

/** A broker, with what can happen to its records and to members of its groups. */
export interface Broker {
  readonly transport: Transport
  /** Deletes a partition's records before offset `before`, as retention does. */
  forget(topic: string, partition: number, before: bigint): Promise<void>
  /** A member that is given records and not heard of from then on: its group goes on without it. */
  stall(group: string, topic: string): Promise<Stalled>
}

export interface Stalled {
  /** Its handler ends well at last; it joins again, and leaves in order without handling more. */
  goOn(): Promise<void>
  end(): Promise<void>
}

const topic = recordOf('any', 1).topic

/** What every transport must do when a partition, a topic or a member is in trouble. */
export function memberConformance(name: string, open: () => Promise<Broker>): void {
  describe(`members over the ${name} transport`, () => {
    let broker: Broker
    let closing: { close(within: number): Promise<void> }[]
    beforeEach(async () => {
      broker = await open()
      closing = []
    })
    afterEach(() => Promise.all(closing.map((one) => one.close(3000))))

    const join = (handle: RecordsHandler, group = 'members'): Consumer => {
      const consumer = broker.transport.consumer({ group, topics: [topic], handle })
      closing.push(consumer)
      return consumer
    }
    /** One record for each key: every partition has some. */
    async function sendAll(sequence: number): Promise<void> {
      const producer = broker.transport.producer()
      closing.push(producer)
      await producer.send(keys.map((key) => ({ ...recordOf(key, sequence), key, value: Buffer.from('') })))
    }
    /** Writes down what it is given. */
    function recorder() {
      const taken: { key: string; sequence: number; partition: number }[] = []
      const take = (records: readonly IncomingRecord[]): Promise<'committed'> => {
        for (const { key, headers, partition } of records)
          taken.push({ key: key ?? '', sequence: Number(headers['ce_sequence']), partition })
        return Promise.resolve('committed')
      }
      const all = (sequence: number): Promise<void> => {
        const missing = (): number => {
          const seen = new Set(taken.filter((one) => one.sequence === sequence).map(({ key }) => key))
          return keys.filter((key) => !seen.has(key)).length
        }
        return until(
          () => missing() === 0,
          () => `number ${sequence} of ${missing()} keys was not taken`,
        )
      }
      return { taken, take, all }
    }

    test('trouble of one partition pauses it alone, and its records come again in order', async () => {
      const { taken, take, all } = recorder()
      let troubled: number | undefined
      let trouble = true
      let paused = 0
      join((records) => {
        troubled ??= records[0]?.partition
        if (!trouble || records[0]?.partition !== troubled) return take(records)
        paused += 1
        return Promise.resolve({ pauseFor: 20 })
      })
      await sendAll(1)
      await sendAll(2)
      const others = (): number => taken.filter(({ sequence }) => sequence === 2).length
      await until(
        () => paused > 3 && others() > 0,
        () => 'the partitions without trouble do not go on',
      )
      expect(taken.filter(({ partition }) => partition === troubled)).toEqual([])
      trouble = false
      await all(2)
      const byKey = Map.groupBy(taken, ({ key }) => key)
      // A transport may give a record twice, as after a rebalance; what is new comes in order.
      const firstTimes = (key: string) => [...new Set(byKey.get(key)?.map(({ sequence }) => sequence))]
      for (const key of keys) expect([key, firstTimes(key)]).toEqual([key, [1, 2]])
    })

    test('a handler that ends after its group has gone on without it does not move the group back', async () => {
      await sendAll(1)
      const stalled = await broker.stall('members', topic)
      const second = recorder()
      const member = join(second.take)
      await sendAll(2)
      await second.all(1)
      await second.all(2)
      await member.close(5000)
      await stalled.goOn()
      const third = recorder()
      join(third.take)
      await sendAll(3)
      await third.all(3)
      expect(third.taken.filter(({ sequence }) => sequence < 3)).toEqual([])
    })

    test('records that are gone before they were read stop their partition alone, with a reason', async () => {
      const bench = await TallyBench.open(broker.transport)
      closing.push({ close: () => bench.close() })
      const sender = bench.startSender()
      const before = bench.startTally()
      await bench.send(sender, range(1, 3))
      await bench.expectAll(3)
      const control = recorder()
      join(control.take, 'control')
      await control.all(3)
      await before.stop({ within: 5000 })
      await bench.send(sender, range(4, 5))
      const sent = (): Promise<void> =>
        until(
          async () => (await bench.unsent()) === 0,
          () => 'not all was published',
        )
      await sent()
      const topics = broker.transport.topics()
      const [hurt] = (await topics.ends([topic])).filter(({ next }) => next > 0n)
      await topics.close()
      if (!hurt) throw new Error('nothing was published')
      await broker.forget(topic, hurt.partition, hurt.next)
      await bench.send(sender, [6])
      await sent()

      const tally = bench.startTally()
      const stands = `partition ${hurt.partition} of ${topic} stands still: records `
      const inHurt = new Set(
        control.taken.filter(({ partition }) => partition === hurt.partition).map(({ key }) => key),
      )
      const others = keys.filter((key) => !inHurt.has(key))
      await until(
        async () => {
          const seen = await bench.seen()
          return (
            others.every((key) => seen.get(key) === '1 2 3 4 5 6') &&
            tally.health().reasons.some((reason) => reason.startsWith(stands))
          )
        },
        async () => `${tally.health().reasons.join()} ${JSON.stringify([...(await bench.seen())])}`,
      )
      const seen = await bench.seen()
      expect([...inHurt].map((key) => seen.get(key))).toEqual([...inHurt].map(() => '1 2 3'))
      expect(others.length * inHurt.size).toBeGreaterThan(0)

      // A person accepts the loss.
      await bench.tally.database.query(
        'accept',
        'update position set next_offset = $3 where topic = $1 and partition = $2',
        [topic, hurt.partition, hurt.next],
      )
      const parked = async (): Promise<string[]> =>
        (
          await bench.tally.database.query<{ subject: string }>(
            'gaps',
            `select subject from parked where reason = 'gap'`,
          )
        ).map(({ subject }) => subject)
      await until(
        async () => (await parked()).length === inHurt.size && tally.health().reasons.length === 0,
        async () => `${tally.health().reasons.join()} ${(await parked()).join()}`,
      )
      expect((await parked()).sort()).toEqual([...inHurt].sort())
    })
  })
}
