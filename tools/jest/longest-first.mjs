import { readFileSync } from 'node:fs'
import TestSequencer from '@jest/test-sequencer'

/** Those that take long beside others, the longest first. A name that is out of date costs time only. */
const longest = [
  'tools/codegen/contracts.',
  'test/e2e/orders',
  'test/e2e/together',
  'chaos/test/kills',
  'test/e2e/endings',
  'test/e2e/beside',
  'tools/stack/test/system.it',
  'test/e2e/life',
  'libs/process/test/process',
  'apps/cli/test/system',
  'test/e2e/parcels',
  'test/e2e/instances',
  'apps/cli/test/watch',
  'chaos/test/isolation',
  'chaos/test/bugs',
  'apps/cli/test/replay',
  'libs/messaging/test/kafka.',
  'apps/cli/test/command-line',
  'libs/messaging/test/attempts.it',
  'libs/messaging/test/memory.transport',
]

/** The longest specs first, then those with the most text: none is left to run alone at the end. */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const order = new Map(
      tests.map(({ path }) => [path, { rank: rankOf(path), size: readFileSync(path, 'utf8').length }]),
    )
    const of = ({ path }) => order.get(path)
    return [...tests].sort((a, b) => of(a).rank - of(b).rank || of(b).size - of(a).size)
  }
}

function rankOf(path) {
  const rank = longest.findIndex((part) => path.includes(`/${part}`))
  return rank === -1 ? longest.length : rank
}
