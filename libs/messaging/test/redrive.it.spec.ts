import { expect, test } from '@jest/globals'
import { openKafka } from './kafka.fixture.js'
import { keys, range, TallyBench } from './tally.bench.js'
import { mended } from './tally.js'
import { until } from './until.js'

const stopped = keys.slice(0, 20)
const others = keys.slice(20)
/** Of each stopped key: poison, and those behind it. */
const each = 50

test('1,000 parked messages of 20 keys are redriven under load, in order, and other keys go on meanwhile', async () => {
  const at = await TallyBench.open(await openKafka())
  try {
    const before = at.startTally()
    const sender = at.startSender()
    await at.send(sender, ['poison', ...range(1, each - 1)], stopped)
    const parked = async () => (await before.parked()).messages
    await until(
      async () => (await parked()) === stopped.length * each,
      async () => `parked: ${await parked()}`,
    )
    await before.stop({ within: 3000 })
    const [one] = [0, 1].map(() => at.start(mended(at.tally.database, at.transport)))
    if (!one) throw new Error('nobody was started')

    // The same keys and others go on: one message each at a time, until the redrive is over and some more.
    let last = each - 1
    const over = new AbortController()
    const load = (async () => {
      await at.send(sender, range(1, last), others)
      while (!over.signal.aborted) await at.send(sender, [(last += 1)])
    })()
    const reached = async () => {
      const seen = await at.seen()
      return others.map((key) => count(seen.get(key)))
    }
    await until(
      async () => (await reached()).every((n) => n >= each),
      async () => `the others are at ${String(await reached())}`,
    )
    const atBegin = await reached()
    const began = performance.now()
    const first = await one.redrive({})
    const milliseconds = performance.now() - began
    const atEnd = await reached()
    over.abort()
    await load
    // What arrived during the redrive was parked behind, and went on with it.
    expect(first.map(({ obstacle }) => obstacle)).toEqual(stopped.map(() => null))
    const released = first.reduce((sum, redriven) => sum + redriven.released, 0)
    expect(released).toBeGreaterThanOrEqual(stopped.length * each)
    expect(atEnd.filter((n, i) => n > (atBegin[i] ?? 0)).length).toBe(others.length)

    await until(
      async () => [...(await at.seen()).values()].every((seen) => seen.endsWith(` ${last}`)),
      async () => `not all arrived: ${JSON.stringify([...(await at.seen())].map(([key, seen]) => [key, count(seen)]))}`,
    )
    const expected = range(1, last).join(' ')
    const seen = await at.seen()
    for (const key of stopped) expect(seen.get(key)).toBe(`poison ${expected}`)
    for (const key of others) expect(seen.get(key)).toBe(expected)
    expect((await one.parked()).messages).toBe(0)
    const rate = Math.round((released / milliseconds) * 1000)
    process.stderr.write(`redriven: ${released} messages in ${Math.round(milliseconds)} ms, ${rate}/s under load\n`)
  } finally {
    await at.close()
  }
}, 180_000)

const count = (seen = ''): number => (seen === '' ? 0 : seen.split(' ').length)
