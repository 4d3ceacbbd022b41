import { CancellationRequested, OrderCancelled, type Contract } from '@parpay/events'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  aggregate,
  decider,
  Messaging,
  projection,
  silent,
  then,
  unchanged,
  type Delivery,
  type Log,
  type Transport,
} from '../src/index.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { senderContract, type Tally } from './tally.js'
import { tallyStore, tallyTable } from './tally.store.js'
import { until } from './until.js'

const contract: Contract<typeof OrderCancelled, typeof CancellationRequested> = {
  service: 'tally',
  send: [OrderCancelled],
  receive: [CancellationRequested],
}
const minute = 60_000
const later = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds)
const noted = (tally: Tally | undefined, id: string, word: string) =>
  then({ id, seen: [tally?.seen, word].filter(Boolean).join(' ') })

/** `set 30` sets the timer to 30 ms from now, `off` takes it back; after `twice` it rings again
 * ten minutes later; the rule fails for as long as `broken` was the last. */
const bell = decider(contract)<Tally>('bell')
  .onTimer('bell', (tally, { due }) => {
    if (tally.seen.endsWith('broken')) throw new Error('the bell is broken')
    const message = OrderCancelled.sample({ orderId: tally.id, reason: 'rang' })
    const rung = noted(tally, tally.id, 'rang').emit(OrderCancelled, message)
    return tally.seen.endsWith('twice') ? rung.at(later(due, 10 * minute), 'bell') : rung
  })
  .on(CancellationRequested, { id: (m) => m.orderId }, (tally, { orderId, reason }, _, at) => {
    const [word, milliseconds] = reason?.split(' ') ?? []
    if (word === 'set') return noted(tally, orderId, 'set').at(later(at, Number(milliseconds)), 'bell')
    if (word === 'off') return noted(tally, orderId, 'off').cancelTimer('bell')
    return word ? noted(tally, orderId, word) : unchanged
  })
const bells = aggregate(bell, tallyStore)

/** What timers promise over every transport, by a real database's clock and the offset a test gives it. */
export function timerConformance(name: string, open: () => Promise<Transport>): void {
  describe(`timers over the ${name} transport`, () => {
    let transport: Transport
    let ringing: DatabaseFixture
    let sending: DatabaseFixture
    let sender: Messaging
    let members: Messaging[]

    beforeEach(async () => {
      transport = await open()
      ;[ringing, sending] = await Promise.all([freshDatabase('bells', tallyTable), freshDatabase('sender')])
      sender = new Messaging({ contract: senderContract, database: sending.database, transport })
      sender.start()
      members = []
    })
    afterEach(async () => {
      await Promise.all([sender, ...members].map((member) => member.stop({ within: 3000 })))
      await Promise.all([ringing.drop(), sending.drop()])
    })

    function start(log: Log = silent): Messaging {
      const member = new Messaging({ contract, aggregates: [bells], database: ringing.database, transport, log })
      members.push(member)
      member.start()
      return member
    }
    async function tell(keys: readonly string[], ...reasons: readonly string[]): Promise<void> {
      const requests = reasons.flatMap((reason) =>
        keys.map((orderId) => ({
          type: CancellationRequested,
          message: CancellationRequested.sample({ orderId, reason }),
          correlationId: orderId,
        })),
      )
      await sending.database.transaction((tx) => sender.append(tx, requests))
      sender.wake()
    }
    /** Moves the clock, and lets every member know as `advance` of a whole system does. */
    async function advance(milliseconds: number): Promise<void> {
      await ringing.advance(milliseconds)
      await Promise.all(members.map((member) => member.quiescence()))
    }
    const tallies = async (): Promise<Record<string, string>> => {
      const rows = await ringing.database.query<Tally>('tallies', 'select id, seen from tally order by id')
      return Object.fromEntries(rows.map(({ id, seen }) => [id, seen]))
    }
    const untilTallies = (expected: Record<string, string>): Promise<void> =>
      until(
        async () => JSON.stringify(await tallies()) === JSON.stringify(expected),
        async () => `${JSON.stringify(await tallies())}, not ${JSON.stringify(expected)}`,
      )

    test('one fires when its time has come, once, and is gone', async () => {
      start()
      await tell(['a'], 'set 30')
      await untilTallies({ a: 'set rang' })
      const left = await ringing.database.query('left', 'select 1 from timer')
      expect(left).toEqual([])
    })

    test('one set again is replaced: only its last time counts', async () => {
      start()
      await tell(['a'], `set ${10 * minute}`, `set ${30 * minute}`)
      await tell(['b'], `set ${60 * minute}`, `set ${20 * minute}`)
      await untilTallies({ a: 'set set', b: 'set set' })
      await advance(21 * minute)
      await untilTallies({ a: 'set set', b: 'set set rang' })
      await advance(10 * minute)
      await untilTallies({ a: 'set set rang', b: 'set set rang' })
    })

    test('one taken back does not fire', async () => {
      start()
      await tell(['a', 'b'], `set ${10 * minute}`)
      await tell(['a'], 'off')
      await untilTallies({ a: 'set off', b: 'set' })
      await advance(11 * minute)
      await untilTallies({ a: 'set off', b: 'set rang' })
    })

    test('one may set itself again, and its messages follow from the message that set it first', async () => {
      start()
      await tell(['a'], `set ${10 * minute}`, 'twice')
      await untilTallies({ a: 'set twice' })
      const causes = () =>
        ringing.database.query<{ cause: string; minutes: number }>(
          'causes',
          `select causation_id as cause, round(extract(epoch from due - clock_now()) / 60)::int as minutes from timer`,
        )
      const [first] = await causes()
      await advance(11 * minute)
      await untilTallies({ a: 'set twice rang' })
      expect(await causes()).toEqual([{ cause: first?.cause, minutes: 9 }])
      await advance(10 * minute)
      await untilTallies({ a: 'set twice rang rang' })
      expect(await causes()).toEqual([])
    })

    test('each fires once with two members that both see it due', async () => {
      const keys = Array.from({ length: 60 }, (_, n) => `ord_${String(n).padStart(2, '0')}`)
      start()
      start()
      await tell(keys, `set ${10 * minute}`)
      await untilTallies(Object.fromEntries(keys.map((key) => [key, 'set'])))
      await advance(10 * minute)
      await untilTallies(Object.fromEntries(keys.map((key) => [key, 'set rang'])))
      await Promise.all(members.map((member) => member.stop({ within: 3000 }))) // what the second one holds is over too
      expect(Object.values(await tallies())).toEqual(keys.map(() => 'set rang'))
      const published = await ringing.database.query<{ last: bigint }>('published', 'select last from outbox_sequence')
      expect(published.map(({ last }) => last)).toEqual(keys.map(() => 1n))
    })

    test('what one publishes has the clock’s time, the flow of the message that set it, and is caused by that', async () => {
      const heard: Delivery[] = []
      const listening = await freshDatabase('listener')
      const toBells: Contract<never, typeof OrderCancelled> = { service: 'ear', send: [], receive: [OrderCancelled] }
      const ear = projection(toBells, 'ear', [OrderCancelled], (_, deliveries) => {
        heard.push(...deliveries)
        return Promise.resolve()
      })
      const { database } = listening
      const listener = new Messaging({ contract: toBells, projections: [ear], database, transport })
      listener.start()
      start()
      await tell(['a'], `set ${10 * minute}`)
      await untilTallies({ a: 'set' })
      const [timer] = await ringing.database.query<{ cause: string }>(
        'cause',
        'select causation_id as cause from timer',
      )
      await advance(30 * minute)
      await until(
        () => heard.length > 0,
        () => 'nothing was heard',
      )
      await listener.stop({ within: 3000 })
      await listening.drop()
      expect(heard).toMatchObject([{ key: 'a', correlationId: 'a', causationId: timer?.cause }])
      expect(Math.round(((heard[0]?.time.getTime() ?? 0) - Date.now()) / minute)).toBe(30)
    })

    test('one that came due while nobody ran fires after the restart', async () => {
      const before = start()
      await tell(['a'], `set ${10 * minute}`)
      await untilTallies({ a: 'set' })
      await before.stop({ within: 3000 })
      await ringing.advance(20 * minute)
      start()
      await untilTallies({ a: 'set rang' })
    })

    test('one whose rule fails is told, put off and not lost; others go on', async () => {
      const told: string[] = []
      start({ ...silent, error: (_: object, words: string) => void told.push(words) })
      await tell(['a', 'b'], `set ${10 * minute}`)
      await tell(['a'], 'broken')
      await untilTallies({ a: 'set broken', b: 'set' })
      await advance(10 * minute)
      await untilTallies({ a: 'set broken', b: 'set rang' })
      const failed = () =>
        ringing.database.query<{ tries: number; later: boolean }>(
          'failed',
          'select tries, try_at > clock_now() as later from timer where tries > 0',
        )
      await until(
        async () => (await failed()).length === 1,
        () => 'the timer was not put off',
      )
      expect(told).toContain('a timer has no rule that holds, trying again')
      await tell(['a'], 'mended')
      await untilTallies({ a: 'set broken mended', b: 'set rang' })
      await advance(20 * minute)
      await untilTallies({ a: 'set broken mended rang', b: 'set rang' })
    })
  })
}
