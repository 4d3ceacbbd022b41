import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { readPrivate, writePrivate } from './private-file.store.js'

const schema = z.object({ n: z.int() })
let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parpay-private-'))
  chmodSync(folder, 0o755)
  file = join(folder, 'n.json')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('what was written is read; where nothing was, there is nothing', () => {
  expect(readPrivate(file, schema)).toBeUndefined()
  writePrivate(file, { n: 7 })
  expect(readPrivate(file, schema)).toEqual({ n: 7 })
})

test('another content is damage', () => {
  writePrivate(file, { n: 'seven' })
  expect(() => readPrivate(file, schema)).toThrow(expect.objectContaining({ code: 'folder-damaged' }))
})

test("another user's file is said to be so, with what to do", () => {
  writePrivate(file, { n: 7 })
  chmodSync(file, 0o000)
  const root = process.getuid?.() === 0 // root may read everything
  if (root) process.seteuid?.('nobody')
  try {
    const refused = { code: 'folder-refused', message: expect.stringMatching(/n\.json may not be read .*--folder/) }
    expect(() => readPrivate(file, schema)).toThrow(expect.objectContaining(refused))
  } finally {
    if (root) process.seteuid?.(0)
  }
})
