import { readFileSync } from 'node:fs'
import TestSequencer from '@jest/test-sequencer'

/** Those that take more than half a minute on two busy cores, the longest first. A name that is out of date costs time only. */
const longest = [
  'test/e2e/orders',
  'test/e2e/together',
  'test/e2e/endings',
  'chaos/test/kills',
  'tools/stack/test/system.it',
  'apps/cli/test/replay',
  'test/e2e/life',
  'test/e2e/instances',
  'chaos/test/isolation',
  'chaos/test/bugs',
  'libs/process/test/process',
  'apps/cli/test/system',
  'apps/cli/test/watch.extent',
  'apps/cli/test/command-line',
  'libs/messaging/test/kafka.',
  'libs/messaging/test/memory.transport',
  'libs/messaging/test/attempts.it',
  'apps/psp-simulator/test/simulator',
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
