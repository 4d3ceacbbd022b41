import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { contractCache } from './contract-cache.store.js'

let around: string
let folder: string

beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'parpay-cache-'))
  folder = join(around, 'contracts')
})

afterEach(() => {
  rmSync(around, { recursive: true })
})

test('what was put is found again, by its owner alone', async () => {
  await contractCache(folder).put('one', '[1]')
  expect(await contractCache(folder).get('one')).toBe('[1]')
  expect(await contractCache(folder).get('two')).toBeUndefined()
  expect(statSync(join(folder, 'one.json')).mode & 0o777).toBe(0o600)
})

test('fifty are kept, the last ones', async () => {
  await contractCache(folder).put('first', '[]')
  utimesSync(join(folder, 'first.json'), 0, 0)
  for (let n = 0; n < 50; n += 1) await contractCache(folder).put(String(n), '[]')
  expect(readdirSync(folder)).toHaveLength(50)
  expect(await contractCache(folder).get('first')).toBeUndefined()
})

test('a folder that cannot be made is no error', async () => {
  writeFileSync(folder, 'in the way')
  await contractCache(folder).put('one', '[1]')
  expect(await contractCache(folder).get('one')).toBeUndefined()
})
