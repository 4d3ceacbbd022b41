import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { Messaging, type Failpoint, type Transport } from '../src/index.js'
import { randomFrom } from '../src/failpoint.js'
import { numbered, senderContract } from './tally.js'
import { range, TallyBench } from './tally.bench.js'
import { until } from './until.js'

/** The tally and its sender, alive until they have passed `failpoint` for the `nth` time, or are ended. */
export interface Life {
  readonly died: Promise<void>
  end(): Promise<void>
}
export type Begin = (bench: TallyBench, death: { failpoint: Failpoint; nth: number } | null) => Life

const keys = Array.from({ length: 100 }, (_, n) => `ord_${n}`)
const last = 100
const deaths = 5
const points: readonly Failpoint[] = ['batch.committed', 'outbox.committed', 'relay.acknowledged']

/** 10,000 messages, through processes that die one after the other at lines where nothing may be lost. */
export function killsConformance(name: string, open: () => Promise<{ transport: Transport; begin: Begin }>): void {
  let bench: TallyBench
  let begin: Begin
  let life: Life | undefined
  beforeEach(async () => {
    const opened = await open()
    begin = opened.begin
    bench = await TallyBench.open(opened.transport)
  })
  afterEach(async () => {
    await life?.end()
    await bench.close()
  })

  test(`10,000 messages over the ${name} transport have their effects once, in order, with random kills`, async () => {
    const seed = Number(process.env['PARPAY_TEST_SEED'] ?? Math.trunc(Math.random() * 2 ** 31))
    const random = randomFrom(seed)
    const { transport } = bench
    const outbox = new Messaging({ contract: senderContract, database: bench.sending.database, transport })
    for (const n of range(1, last))
      await bench.sending.database.transaction((tx) =>
        outbox.append(
          tx,
          keys.map((key) => numbered(key, n)),
        ),
      )
    const plan = range(1, deaths).map(() => ({
      failpoint: points[Math.trunc(random() * points.length)] ?? 'batch.committed',
      nth: 1 + Math.trunc(random() * 2),
    }))
    // On stderr, since a failure must be repeatable: PARPAY_TEST_SEED=... runs it again.
    process.stderr.write(
      `${name}: seed ${seed}, ${plan.map(({ failpoint, nth }) => `${failpoint}#${nth}`).join(' ')}\n`,
    )
    const everything = async (): Promise<boolean> => {
      const seen = await bench.seen()
      return keys.every((key) => seen.get(key)?.endsWith(` ${last}`))
    }
    const died = new Set<object>()
    for (const death of plan) {
      life = begin(bench, death)
      void life.died.then(() => {
        died.add(death)
      })
      await until(
        async () => died.has(death) || (await everything()),
        () => `neither dead nor done (seed ${seed})`,
      )
      if (!died.has(death)) break
    }
    expect(died.size).toBeGreaterThan(0)
    await life?.end()
    life = begin(bench, null)
    await bench.expectAll(last, keys)
    await until(
      async () => (await bench.unsent()) === 0,
      () => `the outbox is not empty (seed ${seed})`,
    )
    expect(await bench.tally.database.query('parked', 'select 1 from parked')).toEqual([])
  })
}
