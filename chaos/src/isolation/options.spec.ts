import { expect, test } from '@jest/globals'
import { grammar, wantedBy } from './options.js'
import { outageNames } from './outage.js'

test('without a word: every part, 20 s, at 50 orders a second', () => {
  expect(wantedBy([])).toEqual({
    plan: { warmUp: 8_000, rate: 50, away: 20_000, calm: 10_000, outages: outageNames, database: 'checkout', seed: 1 },
    ...{ out: 'isolation.html', times: true },
  })
})

test('some parts, in the order given', () => {
  const words = ['--only', 'kafka', '--only', 'database', '--database', 'payments', '--away', '60', '--no-times']
  const { plan, times } = wantedBy(words)
  expect(plan).toMatchObject({ outages: ['kafka', 'database'], database: 'payments', away: 60_000 })
  expect(times).toBe(false)
})

test.each([['--only=ledger'], ['--rate=0'], ['--away=1.5'], ['--database=kafka'], ['fast'], ['--fast']])(
  '%s is refused',
  (word) => {
    const quiet = { writeErr: () => undefined, writeOut: () => undefined }
    expect(() => grammar().configureOutput(quiet).parse([word], { from: 'user' })).toThrow()
  },
)
