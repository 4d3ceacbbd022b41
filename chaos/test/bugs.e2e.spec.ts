import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { bugs, planted, type Bug } from '../src/rig/bugs.js'

const clone = fileURLToPath(new URL('../..', import.meta.url))

test.each<[string, Bug]>(Object.entries(bugs))('%s still fits what is built', (_, bug) => {
  for (const { file } of bug.edits) {
    const built = readFileSync(join(clone, file), 'utf8')
    expect(planted(bug, file, built)).not.toBe(built)
  }
})
