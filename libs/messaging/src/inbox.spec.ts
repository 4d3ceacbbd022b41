import { CancellationRequested } from '@parpay/events'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gapInWords } from './parked-words.js'
import { admit, keyOf, type Admitted } from './inbox.js'
import type { InboxRow } from './inbox.store.js'
import type { ParkedKeyItem, RecordItem } from './item.js'
import type { Chain, Held, ParkedReason } from './parked.js'

const topic = CancellationRequested.topic
let offset = 0n

const item = (
  subject: string,
  sequence: number,
  { wanted = true, fault = null as string | null, id = `${subject}-${sequence}` } = {},
): RecordItem => {
  const envelope = {
    id,
    sequence,
    correlationId: subject,
    causationId: null,
    traceparent: null,
    time: new Date(0),
  }
  const record = { topic, partition: 0, offset: offset++, key: subject, value: null, headers: {}, time: new Date(0) }
  const delivery = { type: CancellationRequested, message: {}, topic, key: subject, ...envelope }
  return { origin: 'topic', record, order: { subject, envelope }, delivery: wanted && !fault ? delivery : null, fault }
}
const row = (subject: string, last: number, more: Partial<InboxRow> = {}): InboxRow => ({
  topic,
  subject,
  last,
  lastId: last === 0 ? null : `${subject}-${last}`,
  blocked: false,
  waiting: false,
  ...more,
})
const held = (reason: ParkedReason, of: RecordItem): Held => {
  const envelope = of.order?.envelope
  const sequence = envelope?.sequence ?? 0
  return { parkedId: BigInt(sequence * 10), item: of, sequence, messageId: envelope?.id ?? '', reason, detail: 'then' }
}
const look = (subject: string, act: ParkedKeyItem['act']): ParkedKeyItem => ({
  origin: 'parked',
  topic,
  subject,
  act,
  tell: () => undefined,
})

/** What comes to an inbox with these rows, of which `a` has these messages parked. */
function inbox(rows: readonly InboxRow[], parked: readonly Held[] = [], { truncated = false } = {}) {
  const chains = new Map<string, Chain>([[keyOf(topic, 'a'), { held: parked, truncated }]])
  const known = { rows, chains, poison: new Map() }
  return {
    gets: (...items: readonly RecordItem[]) => admit(items, [], known),
    redriven: (...items: readonly RecordItem[]) => admit(items, [look('a', { kind: 'redrive' })], known),
    discarding: (parkedId: bigint, ...items: readonly RecordItem[]) =>
      admit(items, [look('a', { kind: 'discard', parkedId, why: 'lost' })], known),
    healed: () => admit([], [look('a', { kind: 'heal' })], known),
  }
}
const ids = ({ applied }: Admitted) => applied.map(({ order }) => order?.envelope.id)
const set = ({ parked }: Admitted) => parked.map(({ sequence, reason }) => `${sequence} ${reason}`)
const again = (admitted: Admitted) => admitted.again.map(({ parkedId, reason }) => `${parkedId} ${reason}`)
const release = ({ releases }: Admitted) => [...releases.values()][0]

describe('in order', () => {
  test('the next of each key is applied', () => {
    expect(ids(inbox([row('b', 3)]).gets(item('a', 1), item('b', 4), item('a', 2)))).toEqual(['a-1', 'b-4', 'a-2'])
  })

  test('what was received before is dropped, within a batch and across batches', () => {
    expect(ids(inbox([row('b', 3)]).gets(item('a', 1), item('a', 1), item('b', 3)))).toEqual(['a-1'])
  })

  test('a type the service does not receive advances the key and has no effect', () => {
    const { applied, rows, parked } = inbox([]).gets(item('a', 1, { wanted: false }))
    expect([applied, rows, parked]).toEqual([[], [row('a', 1)], []])
  })

  test('however a log repeats itself, each message is applied once, in order', () => {
    // A broker's log may repeat a stretch, but what comes first of each message comes in order.
    const log = fc.array(fc.nat({ max: 12 }), { maxLength: 30 }).map((rewinds) => {
      const sequences: number[] = []
      let next = 1
      for (const rewind of rewinds) {
        const from = Math.max(1, next - rewind)
        for (let n = from; n <= next; n += 1) sequences.push(n)
        next += 1
      }
      return { sequences, last: next - 1 }
    })
    fc.assert(
      fc.property(log, fc.nat({ max: 40 }), ({ sequences, last }, cut) => {
        const items = sequences.map((n) => item('a', n))
        const first = inbox([]).gets(...items.slice(0, cut))
        const second = inbox(first.rows).gets(...items.slice(cut))
        expect([...ids(first), ...ids(second)]).toEqual(Array.from({ length: last }, (_, n) => `a-${n + 1}`))
      }),
    )
  })
})

describe('poison', () => {
  test('a faulty message is parked with all behind it on its key, and no other', () => {
    const admitted = inbox([]).gets(item('a', 1, { fault: 'broken bytes' }), item('b', 1), item('a', 2))
    expect(ids(admitted)).toEqual(['b-1'])
    expect(admitted.parked.map(({ sequence, reason, detail }) => [sequence, reason, detail])).toEqual([
      [1, 'poison', 'broken bytes'],
      [2, 'behind', 'an earlier message of its key is parked'],
    ])
    expect(admitted.rows).toEqual([row('a', 2, { blocked: true }), row('b', 1)])
    expect(admitted.stopped).toEqual([row('a', 2, { blocked: true })])
  })

  test('a message that failed in a rule is parked', () => {
    const failed = item('a', 1)
    const admitted = admit([failed], [], { rows: [], chains: new Map(), poison: new Map([[failed, 'a rule threw']]) })
    expect([ids(admitted), admitted.parked[0]?.detail]).toEqual([[], 'a rule threw'])
  })

  test('a record that cannot be put in order is set aside and blocks nothing', () => {
    const unreadable: RecordItem = { ...item('a', 1), order: null, delivery: null }
    const admitted = inbox([]).gets(unreadable, item('a', 1))
    expect([set(admitted), admitted.rows, ids(admitted)]).toEqual([['null unreadable'], [row('a', 1)], ['a-1']])
  })
})

describe('a gap', () => {
  test('a message after it is parked, and the one that was missing is still the next', () => {
    const { parked, rows } = inbox([row('a', 1)]).gets(item('a', 3))
    expect(parked.map(({ reason, detail }) => [reason, detail])).toEqual([['gap', gapInWords(1, 3)]])
    expect(rows).toEqual([row('a', 1, { waiting: true })])
  })

  test('closes within a batch', () => {
    const admitted = inbox([row('a', 1)]).gets(item('a', 4), item('a', 3), item('a', 2))
    expect([ids(admitted), set(admitted), admitted.rows]).toEqual([['a-2', 'a-3', 'a-4'], [], [row('a', 4)]])
  })

  test('closes when the missing message comes: those parked behind it follow, as far as there is none missing', () => {
    const waiting = inbox(
      [row('a', 1, { waiting: true })],
      [3, 4, 6].map((n) => held('gap', item('a', n))),
    )
    const admitted = waiting.gets(item('a', 2))
    expect([ids(admitted), admitted.released]).toEqual([
      ['a-2', 'a-3', 'a-4'],
      [30n, 40n],
    ])
    expect(admitted.rows).toEqual([row('a', 4, { waiting: true })])
    const healed = inbox(admitted.rows, [held('gap', item('a', 6))]).gets(item('a', 5))
    expect([ids(healed), healed.released, healed.rows]).toEqual([['a-5', 'a-6'], [60n], [row('a', 6)]])
  })

  test('what is broken among those that waited becomes poison, and those behind it stay', () => {
    const chain = [held('gap', item('a', 3, { fault: 'broken' })), held('gap', item('a', 4)), held('gap', item('a', 6))]
    const admitted = inbox([row('a', 1, { waiting: true })], chain).gets(item('a', 2), item('a', 7))
    expect([ids(admitted), admitted.released]).toEqual([['a-2'], []])
    expect([again(admitted), set(admitted)]).toEqual([['30 poison', '40 behind'], ['7 gap']])
    expect(admitted.rows).toEqual([row('a', 4, { blocked: true, waiting: true })])
  })

  test('a message that waits and comes again is parked once', () => {
    const waiting = inbox([row('a', 1, { waiting: true })], [held('gap', item('a', 3))])
    const admitted = waiting.gets(item('a', 3), item('a', 4), item('a', 4))
    expect(set(admitted)).toEqual(['4 gap'])
  })

  test('more of them than are loaded are left to the next batch', () => {
    const rows = [row('a', 1, { waiting: true })]
    const first = inbox(rows, [held('gap', item('a', 3))], { truncated: true }).gets(item('a', 2), item('a', 9))
    expect([ids(first), set(first), first.rows]).toEqual([['a-2', 'a-3'], ['9 gap'], [row('a', 3, { waiting: true })]])
    expect(first.healing).toEqual(first.rows)
    const second = inbox(first.rows, [held('gap', item('a', 4)), held('gap', item('a', 9))]).healed()
    expect([ids(second), second.rows, second.healing]).toEqual([['a-4'], [row('a', 4, { waiting: true })], []])
  })
})

describe('a fork', () => {
  test('the last number again with another id blocks the key', () => {
    const admitted = inbox([row('a', 2)]).gets(item('a', 2, { id: 'other' }), item('a', 3))
    expect([ids(admitted), set(admitted)]).toEqual([[], ['2 fork', '3 behind']])
    expect(admitted.rows).toEqual([row('a', 3, { blocked: true })])
  })

  test('is not seen where the last id is not known', () => {
    const admitted = inbox([row('a', 2, { lastId: null })]).gets(item('a', 2, { id: 'other' }))
    expect([set(admitted), admitted.rows]).toEqual([[], []])
  })

  test('is not redriven', () => {
    const blocked = inbox([row('a', 3, { blocked: true })], [held('fork', item('a', 2, { id: 'x' }))])
    const admitted = blocked.redriven(item('a', 4))
    expect(release(admitted)).toMatchObject({ released: 0, obstacle: { reason: 'fork', sequence: 2 } })
    expect([ids(admitted), set(admitted)]).toEqual([[], ['4 behind']])
  })

  test('once discarded, both messages of the number are repeats', () => {
    const admitted = inbox([row('a', 2, { blocked: true })], [held('fork', item('a', 2, { id: 'x' }))]).discarding(20n)
    expect(admitted.rows).toEqual([row('a', 2, { lastId: null })])
    const repeated = inbox(admitted.rows).gets(item('a', 2), item('a', 2, { id: 'x' }), item('a', 3))
    expect([ids(repeated), set(repeated)]).toEqual([['a-3'], []])
  })
})

describe('redrive', () => {
  const blocked = [row('a', 4, { blocked: true })]
  const chain = [held('poison', item('a', 2)), held('behind', item('a', 3)), held('behind', item('a', 4))]

  test('applies what is parked in order, and then what comes', () => {
    const admitted = inbox(blocked, chain).redriven(item('a', 5))
    expect([ids(admitted), admitted.released]).toEqual([
      ['a-2', 'a-3', 'a-4', 'a-5'],
      [20n, 30n, 40n],
    ])
    expect(admitted.rows).toEqual([row('a', 5)])
    expect(release(admitted)).toEqual({ released: 3, discarded: false, obstacle: null, more: false })
  })

  test('stops at a message that fails again, with its new reason; those behind it and those that come stay', () => {
    const failing = [chain[0], held('behind', item('a', 3, { fault: 'new' })), chain[2]].flatMap((one) => one ?? [])
    const admitted = inbox(blocked, failing).redriven(item('a', 5))
    expect([ids(admitted), again(admitted), set(admitted)]).toEqual([['a-2'], ['30 poison'], ['5 behind']])
    expect(admitted.rows).toEqual([row('a', 5, { blocked: true })])
    expect(release(admitted)?.obstacle).toEqual({ reason: 'poison', sequence: 3, detail: 'new' })
  })

  test('with more parked than are loaded, those that come stay behind', () => {
    const admitted = inbox(blocked, chain.slice(0, 2), { truncated: true }).redriven(item('a', 5))
    expect([ids(admitted), set(admitted), release(admitted)?.more]).toEqual([['a-2', 'a-3'], ['5 behind'], true])
  })

  test('goes on behind a gap only when what is missing comes', () => {
    const waiting = inbox([row('a', 4, { blocked: true, waiting: true })], [...chain, held('gap', item('a', 6))])
    const admitted = waiting.redriven()
    expect([ids(admitted), admitted.rows]).toEqual([['a-2', 'a-3', 'a-4'], [row('a', 4, { waiting: true })]])
    expect(release(admitted)?.obstacle).toEqual({ reason: 'gap', sequence: 5, detail: gapInWords(4, 6) })
    expect(ids(waiting.redriven(item('a', 5)))).toEqual(['a-2', 'a-3', 'a-4', 'a-5', 'a-6'])
  })
})

describe('discard', () => {
  const chain = [held('poison', item('a', 2)), held('behind', item('a', 3))]

  test('gives the first up, and redrives those behind it', () => {
    const admitted = inbox([row('a', 3, { blocked: true })], chain).discarding(20n)
    expect([ids(admitted), admitted.released, admitted.rows]).toEqual([['a-3'], [30n], [row('a', 3)]])
    expect(admitted.discarded).toEqual([
      { topic, subject: 'a', sequence: 2, parkedId: 20n, missingFrom: null, why: 'lost' },
    ])
    expect(release(admitted)).toMatchObject({ discarded: true, released: 1, obstacle: null })
  })

  test('does nothing when another is the first by now', () => {
    const admitted = inbox([row('a', 3, { blocked: true })], chain.slice(1)).discarding(20n)
    expect([ids(admitted), admitted.rows, admitted.discarded]).toEqual([[], [], []])
    expect(release(admitted)).toMatchObject({ discarded: false, released: 0 })
  })

  test('that comes too late leaves all parked, also what is behind when a message comes in the same batch', () => {
    const known = inbox([row('a', 3, { blocked: true })], chain)
    const admitted = known.discarding(10n, item('a', 4))
    expect([ids(admitted), admitted.released, set(admitted)]).toEqual([[], [], ['4 behind']])
    expect(admitted.rows).toEqual([row('a', 4, { blocked: true })])
  })

  test('and a redrive of one key in one batch: the second is for the next, and nothing overtakes what is parked', () => {
    const acts = [{ kind: 'discard', parkedId: 10n, why: 'lost' }, { kind: 'redrive' }] as const
    const looks = acts.map((act) => look('a', act))
    const rows = [row('a', 3, { blocked: true })]
    const chains = new Map([[keyOf(topic, 'a'), { held: chain, truncated: false }]])
    const admitted = admit([item('a', 4)], looks, { rows, chains, poison: new Map() })
    expect([ids(admitted), admitted.released, set(admitted)]).toEqual([[], [], ['4 behind']])
    expect(admitted.rows).toEqual([row('a', 4, { blocked: true })])
    expect(looks.map((one) => admitted.releases.get(one)?.more)).toEqual([false, true])
  })

  test('gives up what never came before a gap', () => {
    const admitted = inbox([row('a', 1, { waiting: true })], [held('gap', item('a', 4))]).discarding(40n)
    expect([ids(admitted), admitted.rows]).toEqual([['a-4'], [row('a', 4)]])
    expect(admitted.discarded).toMatchObject([{ sequence: 3, missingFrom: 2, parkedId: null, why: 'lost' }])
  })
})
