import { CancellationRequested } from '@parpay/events'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { admit, keyOf } from './inbox.js'
import type { InboxRow } from './inbox.store.js'
import type { ParkedKeyItem, RecordItem } from './item.js'
import type { Held, ParkedReason } from './parked.js'

const topic = CancellationRequested.topic
const subject = 'a'
const last = 8
/** Parked messages a batch loads at most, so that chains are often longer. */
const most = 3

interface Row {
  readonly id: bigint
  readonly item: RecordItem
  readonly sequence: number
  reason: ParkedReason
  detail: string
}

/** One key of a service: its inbox row and its parked messages, as the tables would hold them. */
class Key {
  readonly applied: number[] = []
  private row: InboxRow | undefined
  private parked: Row[] = []
  private ids = 0n
  readonly poison = new Set<number>()

  get left(): number {
    return this.parked.length
  }

  batch(records: readonly RecordItem[], act?: ParkedKeyItem['act']): void {
    const looks = act ? [{ origin: 'parked' as const, topic, subject, act, tell: () => undefined }] : []
    const every = act !== undefined && act.kind !== 'heal'
    const chain = this.parked
      .filter(({ reason }) => every || reason === 'gap')
      .sort((a, b) => a.sequence - b.sequence || Number(a.id - b.id))
    const wanted = every || this.row?.waiting === true
    const held = chain.slice(0, most).map((row): Held => {
      const messageId = row.item.order?.envelope.id ?? ''
      return { ...row, parkedId: row.id, messageId }
    })
    const admitted = admit(records, looks, {
      rows: this.row ? [this.row] : [],
      chains: new Map(wanted ? [[keyOf(topic, subject), { held, truncated: chain.length > most }]] : []),
      poison: new Map([...records, ...chain.map(({ item }) => item)].flatMap((item) => this.faultOf(item))),
    })
    this.applied.push(...admitted.applied.map(({ order }) => order?.envelope.sequence ?? 0))
    this.parked = this.parked.filter(({ id }) => !admitted.released.includes(id))
    for (const { parkedId, reason, detail } of admitted.again)
      for (const row of this.parked) if (row.id === parkedId) Object.assign(row, { reason, detail })
    for (const { item, sequence, reason, detail } of admitted.parked)
      this.parked.push({ id: (this.ids += 1n), item, sequence: sequence ?? 0, reason, detail })
    this.row = admitted.rows[0] ?? this.row
    if (admitted.healing.length > 0) this.batch([], { kind: 'heal' })
    else if ([...admitted.releases.values()].some(({ more }) => more)) this.batch([], { kind: 'redrive' })
  }

  private faultOf(item: RecordItem): [RecordItem, string][] {
    return this.poison.has(item.order?.envelope.sequence ?? 0) ? [[item, 'poison']] : []
  }
}

let offset = 0n
function arriving(sequence: number): RecordItem {
  const time = new Date(0)
  const rest = { correlationId: subject, causationId: null, traceparent: null, time }
  const envelope = { id: `${subject}-${sequence}`, sequence, ...rest }
  const record = { topic, partition: 0, offset: (offset += 1n), key: subject, value: null, headers: {}, time }
  const delivery = { type: CancellationRequested, message: {}, topic, key: subject, ...envelope }
  return { origin: 'topic', record, order: { subject, envelope }, delivery, fault: null }
}

test('whatever comes early, twice or as poison, and whenever a person redrives: each message once, in order', () => {
  const numbers = fc.integer({ min: 1, max: last })
  const step = fc.record({
    records: fc.array(numbers, { maxLength: 6 }),
    redrive: fc.boolean(),
    poison: fc.array(numbers, { maxLength: 2 }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const key = new Key()
      for (const { records, redrive, poison } of steps) {
        key.poison.clear()
        for (const n of poison) key.poison.add(n)
        key.batch(records.map(arriving), redrive ? { kind: 'redrive' } : undefined)
        expect(key.applied).toEqual(key.applied.map((_, n) => n + 1))
      }
      key.poison.clear()
      for (let n = 1; n <= last; n += 1) key.batch([arriving(n)])
      key.batch([], { kind: 'redrive' })
      expect([key.applied, key.left]).toEqual([Array.from({ length: last }, (_, n) => n + 1), 0])
    }),
    { numRuns: 500 },
  )
})
