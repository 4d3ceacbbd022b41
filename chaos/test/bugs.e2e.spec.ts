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

// One that a single death of a single instance is enough for; the others by command.
test('the checker finds inbox-off', async () => {
  const narrowed = ['--service', 'checkout', '--failpoint', 'relay.acknowledged', '--instances', '1', '--orders', '60']
  const { code, printed } = await chaosCommand('--bug', 'inbox-off', ...narrowed)
  expect(printed).toMatch(/^inbox-off was found with seed 1, by .*\bI4\b/m)
  expect(code).toBe(0)
}, 300_000)
