import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { bugs, planted, type Bug } from '../src/rig/bugs.js'
import { chaosCommand } from './chaos.command.js'

const clone = fileURLToPath(new URL('../..', import.meta.url))

test.each<[string, Bug]>(Object.entries(bugs))('%s still fits what is built', (_, bug) => {
  for (const { file } of bug.edits) {
    const built = readFileSync(join(clone, file), 'utf8')
    expect(planted(bug, file, built)).not.toBe(built)
  }
})

// The two that one death is enough for; the others by command.
test.each([
  ['inbox-off', ['--service', 'checkout', '--failpoint', 'relay.acknowledged'], 'I4'],
  ['timeout-is-failure', ['--service', 'payments', '--failpoint', 'worker.called'], 'I10'],
])(
  'the checker finds %s',
  async (bug, narrowed, invariant) => {
    const { code, printed } = await chaosCommand('--bug', bug, ...narrowed, '--orders', '100')
    expect(printed).toMatch(new RegExp(`^${bug} was found with seed 1, by .*\\b${invariant}\\b`, 'm'))
    expect(code).toBe(0)
  },
  300_000,
)
