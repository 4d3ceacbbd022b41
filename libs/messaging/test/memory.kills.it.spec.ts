import {
  MemoryBroker,
  memoryTransport,
  openDatabase,
  type Consumer,
  type Database,
  type Failpoint,
  type Transport,
} from '../src/index.js'
import { cutProxy } from './cut.proxy.js'
import { killsConformance, type Life } from './kills.conformance.js'
import type { TallyBench } from './tally.bench.js'

const forever = <T>(): Promise<T> => new Promise<T>(() => undefined)

/**
 * A broker in memory ends with its process, so here nobody is killed: at the line where a process would be, the life's
 * connections are destroyed, it is out of its group without a last commit, and what it was doing never goes on.
 */
function lifeOver(broker: MemoryBroker, bench: TallyBench, death: { failpoint: Failpoint; nth: number } | null): Life {
  const { promise: died, resolve } = Promise.withResolvers<undefined>()
  const consumers: Consumer[] = []
  const databases: { database: Database; cut: () => void }[] = []
  let passes = 0
  let dead = false
  const die = (): void => {
    dead = true
    for (const { cut } of databases) cut()
    broker.group('tally').expelAll()
    for (const consumer of consumers) void consumer.close(0)
    resolve(undefined)
  }
  const pass = (failpoint: Failpoint): boolean => {
    if (failpoint !== death?.failpoint || (passes += 1) !== death.nth) return false
    die()
    return true
  }
  const whole = memoryTransport(broker)
  const transport: Transport = {
    ...whole,
    producer: () => ({
      ...whole.producer(),
      async send(records) {
        if (dead) return forever()
        await whole.producer().send(records)
        if (pass('relay.acknowledged')) await forever()
      },
    }),
    consumer: ({ handle, ...options }) => {
      const consumer = whole.consumer({
        ...options,
        handle: async (records, signal) => (dead ? forever() : handle(records, signal)),
      })
      consumers.push(consumer)
      return consumer
    },
  }
  const begun = (async (): Promise<void> => {
    const over = async (url: string): Promise<Database> => {
      const proxy = await cutProxy(url)
      const database = openDatabase(proxy.url)
      databases.push({
        database,
        cut() {
          proxy.close()
        },
      })
      return database
    }
    const tallyDatabase = await over(bench.tally.url)
    const senderDatabase = await over(bench.sending.url)
    const dying: Database = {
      ...tallyDatabase,
      async transaction(work) {
        const result = await tallyDatabase.transaction(work)
        if (pass('batch.committed') || pass('outbox.committed')) return forever()
        return result
      },
    }
    bench.startTally(transport, dying)
    bench.startSender(transport, senderDatabase)
  })()
  return {
    died,
    async end() {
      await begun
      if (!dead) die()
      await Promise.all(databases.map(({ database }) => database.close()))
    },
  }
}

killsConformance('in-memory', () => {
  const broker = new MemoryBroker()
  return Promise.resolve({
    transport: memoryTransport(broker),
    begin: (bench, death) => lifeOver(broker, bench, death),
  })
})
