import { CancellationRequested, OrderCancelled, OrderSubmitted, type Contract } from '@parpay/events'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Called, caller, contract as callerContract, task } from '../../test/caller.js'
import { contract as tallyContract, tally, type Tally } from '../../test/tally.js'
import { aggregate } from '../aggregate.js'
import { decider } from '../decider.js'
import { then, unchanged } from '../decision.js'
import { projection } from '../projection.js'
import { retryLater, settled, worker, type Attempt } from '../worker.js'
import { memoryStore } from './memory-store.js'
import { MemorySystem } from './memory-system.js'
import { isBatchMove, type Move, type Scheduler } from './move.js'

const ord = (n: number) => `ord_01h455vb4pex5vsknk08${String(n).padStart(6, '0')}`
const said = (n: number, reason: string) => CancellationRequested.sample({ orderId: ord(n), reason })

function tallying() {
  const store = memoryStore<Tally>()
  const system = new MemorySystem({ services: [{ contract: tallyContract, aggregates: [aggregate(tally, store)] }] })
  return { system, seen: (n: number) => store.get(ord(n))?.seen }
}

/** `answers`: what each call brings, from the first to the last. */
function calling(...answers: readonly string[]) {
  const store = memoryStore<Tally>()
  const calls: Attempt<{ number: number }>[] = []
  const call = worker<{ number: number }>({
    ...{ name: 'call', concurrency: 1, task },
    call: (attempt) => {
      calls.push(attempt)
      const answer = answers[calls.length - 1] ?? 'unknown'
      return Promise.resolve(answer === 'unknown' ? retryLater('unknown') : settled(Called, { answer }))
    },
  })
  const services = [
    { contract: callerContract, aggregates: [aggregate(caller, store, { worker: 'call' })], workers: [call] },
  ]
  return { system: new MemorySystem({ services }), calls, seen: () => store.get(ord(1))?.seen }
}

/** Has the first move of a kind go wrong, everything else in order. */
const failing = (kind: Move['kind'], mishap: 'lost' | 'again'): Scheduler => {
  let done = false
  return ([first]) => {
    if (done || first.kind !== kind) return { moves: [first] }
    done = true
    return { moves: [first], mishap }
  }
}

describe('a flow', () => {
  test('runs to its end, and its messages say what caused them', async () => {
    const { system, calls, seen } = calling('yes')
    system.send(CancellationRequested, said(1, '1'))
    await system.run()
    expect(seen()).toBe('asked yes')
    expect(calls).toMatchObject([{ id: `${ord(1)}:call`, task: { number: 7 }, tries: 1, correlationId: ord(1) }])
    const [request, answer] = system.messages
    expect(answer).toMatchObject({ type: 'OrderCancelled', key: ord(1), message: { reason: 'yes' } })
    expect(answer?.record.headers).toMatchObject({
      ce_source: '/parpay/caller',
      ce_sequence: '0000000001',
      ce_causationid: request?.record.headers['ce_id'],
    })
    expect(system.left).toEqual({ attempts: [], timers: [], parked: [] })
  })

  test('has the same ids each time', async () => {
    const ids = async () => {
      const { system } = calling('yes')
      system.send(CancellationRequested, said(1, '1'))
      await system.run()
      return system.messages.map(({ record }) => record.headers['ce_id'])
    }
    expect(await ids()).toEqual(await ids())
  })

  test('waits for its time only as long as the clock does not move', async () => {
    const { system, calls } = calling('yes')
    system.send(CancellationRequested, said(1, '3'))
    await system.run()
    expect([calls.length, system.next]).toEqual([0, new Date(system.now.getTime() + 3_600_000)])
    await system.runUntil(new Date(system.now.getTime() + 3_600_000))
    expect([calls.length, system.next]).toEqual([1, null])
  })
})

describe('a call', () => {
  test('whose outcome is unknown is made again later, under its id', async () => {
    const { system, calls, seen } = calling('unknown', 'unknown', 'yes')
    const began = system.now
    system.send(CancellationRequested, said(1, '1'))
    await system.run()
    expect(seen()).toBe('asked yes')
    expect(calls.map(({ id, tries }) => [id, tries])).toEqual([1, 2, 3].map((n) => [`${ord(1)}:call`, n]))
    expect(system.now.getTime() - began.getTime()).toBe(300)
  })
  test('whose answer is lost is made again', async () => {
    const { system, calls, seen } = calling('yes', 'yes again')
    system.send(CancellationRequested, said(1, '1'))
    await system.run(failing('call', 'lost'))
    expect([calls.length, seen()]).toEqual([2, 'asked yes again'])
  })
  test.each(['lost', 'again'] as const)('whose outcome is %s is decided on once', async (mishap) => {
    const { system, calls, seen } = calling('yes')
    system.send(CancellationRequested, said(1, '1'))
    await system.run(failing('settle', mishap))
    expect([calls.length, seen()]).toEqual([1, 'asked yes'])
  })
  test('can be taken back until it is begun', async () => {
    const { system, calls, seen } = calling('yes')
    system.send(CancellationRequested, said(1, '1'))
    system.send(CancellationRequested, said(1, '2'))
    await system.run()
    expect([calls.length, seen()]).toEqual([0, 'withdrawn'])
    const late = calling('yes')
    late.system.send(CancellationRequested, said(1, '1'))
    await late.system.run((moves) => ({ moves: [moves.find(({ kind }) => kind === 'call') ?? moves[0]] }))
    late.system.send(CancellationRequested, said(1, '2'))
    await late.system.run()
    expect(late.calls).toHaveLength(1)
  })
})

describe('messages', () => {
  test('that come twice, in any order across keys, in batches that are lost and repeated, have their effect once', async () => {
    const draw = fc.record({
      pick: fc.nat(),
      mishap: fc.constantFrom(undefined, undefined, 'lost', 'again'),
      whole: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(2), { maxLength: 12 }),
        fc.array(draw, { maxLength: 60 }),
        async (keys, draws) => {
          const { system, seen } = tallying()
          keys.forEach((key, n) => {
            system.send(CancellationRequested, said(key, String(n)))
          })
          let made = 0
          await system.run((moves) => {
            const { pick, mishap, whole } = draws[made++] ?? { pick: 0, mishap: undefined, whole: false }
            const move = moves[pick % moves.length] ?? moves[0]
            const one: Move = move.kind === 'deliver' && pick % 3 === 0 ? { ...move, count: 1 } : move
            const others =
              whole && isBatchMove(one) ? moves.filter((other) => other !== move && isBatchMove(other)) : []
            return { moves: [one, ...others], mishap }
          })
          for (const key of [0, 1, 2]) {
            const own = keys.flatMap((each, n) => (each === key ? [String(n)] : []))
            expect(seen(key)).toBe(own.length > 0 ? own.join(' ') : undefined)
            const published = system.messages.filter((each) => each.type === 'OrderCancelled' && each.key === ord(key))
            const once = new Map(published.map((each) => [each.record.headers['ce_id'], each.message]))
            expect([...once.values()]).toMatchObject(own.map((reason) => ({ reason })))
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('that are missing hold up what is behind them, until they come', async () => {
    const source = tallying().system
    for (const n of [1, 2, 3]) source.send(CancellationRequested, said(1, String(n)))
    const [one, two, three] = source.messages.map(({ record }) => record)
    if (!one || !two || !three) throw new Error('three were sent')
    const { system, seen } = tallying()
    for (const record of [one, three]) system.append({ ...record, key: ord(1), value: record.value ?? Buffer.alloc(0) })
    await system.run()
    expect([seen(1), system.left.parked]).toMatchObject(['1', [{ service: 'tally', key: ord(1), reason: 'gap' }]])
    system.append({ ...two, key: ord(1), value: two.value ?? Buffer.alloc(0) })
    await system.run()
    expect([seen(1), system.left.parked]).toEqual(['1 2 3', []])
  })

  test('that no rule foresaw are set aside, and what follows of their key', async () => {
    const { system, seen } = tallying()
    for (const reason of ['1', 'poison', '2']) system.send(CancellationRequested, said(1, reason))
    system.send(CancellationRequested, said(2, '3'))
    await system.run()
    expect([seen(1), seen(2)]).toEqual(['1', '3'])
    expect(system.left.parked.map(({ reason, detail }) => [reason, detail])).toEqual([
      ['poison', 'Error: this one cannot be processed'],
      ['behind', 'an earlier message of its key is parked'],
    ])
  })
})

describe('a timer', () => {
  const contract: Contract<typeof OrderCancelled, typeof CancellationRequested> = { ...tallyContract, service: 'timed' }
  const minuteAfter = (at: Date) => new Date(at.getTime() + 60_000)
  const timed = decider(contract)<Tally>('tally')
    .onTimer('late', (state) => {
      if (state.seen === 'bad') throw new Error('no rule for that')
      return then({ ...state, seen: `${state.seen} late` })
    })
    .on(CancellationRequested, { id: (m) => m.orderId }, (state, { orderId, reason }, _, at) =>
      reason === 'stop'
        ? then({ id: orderId, seen: 'stopped' }).cancelTimer('late')
        : state
          ? unchanged
          : then({ id: orderId, seen: reason ?? '' }).at(minuteAfter(at), 'late'),
    )
  const timing = () => {
    const store = memoryStore<Tally>()
    const system = new MemorySystem({ services: [{ contract, aggregates: [aggregate(timed, store)] }] })
    return { system, seen: () => store.get(ord(1))?.seen }
  }

  test('fires when the clock has come to its time, once', async () => {
    const { system, seen } = timing()
    system.send(CancellationRequested, said(1, 'begun'))
    await system.run()
    system.advance(59_999)
    await system.run()
    expect([seen(), system.left.timers]).toEqual(['begun', [`timed ${ord(1)} late`]])
    system.advance(1)
    await system.run(failing('fire', 'again'))
    expect([seen(), system.left.timers]).toEqual(['begun late', []])
  })

  test('loses against what is in its batch', async () => {
    const { system, seen } = timing()
    system.send(CancellationRequested, said(1, 'begun'))
    await system.run()
    system.advance(60_000)
    system.send(CancellationRequested, said(1, 'stop'))
    await system.run((moves) => ({ moves }))
    expect(seen()).toBe('stopped')
  })

  test('whose rule throws fails the run', async () => {
    const { system } = timing()
    system.send(CancellationRequested, said(1, 'bad'))
    await system.run()
    await expect(system.runUntil(minuteAfter(system.now))).rejects.toThrow('no rule for that')
  })
})

test('a projection emits what follows, and its tables are nowhere', async () => {
  const told = projection(tallyContract, 'told', [CancellationRequested], async (tx, deliveries, emit) => {
    await tx.query('told_insert', 'insert into told')
    for (const cause of deliveries) emit(OrderCancelled, OrderCancelled.sample({ orderId: cause.key }), cause)
  })
  const system = new MemorySystem({ services: [{ contract: tallyContract, projections: [told] }] })
  system.send(CancellationRequested, said(1, '1'))
  await system.run()
  expect(system.messages.map(({ type }) => type)).toEqual(['CancellationRequested', 'OrderCancelled'])
})

test('a service whose handlers are not what its contract receives is refused', () => {
  const contract: Contract<never, typeof OrderSubmitted> = { service: 'idle', send: [], receive: [OrderSubmitted] }
  expect(() => new MemorySystem({ services: [{ contract }] })).toThrow('idle has no handler for OrderSubmitted')
})
