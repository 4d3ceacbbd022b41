import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { holderOf, lock } from '../src/file.lock.js'
import { lookUp } from '../src/process.table.js'

const folder = mkdtempSync(join(tmpdir(), 'parpay-spec-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

let n = 0
const newFile = () => join(folder, `lock-${++n}`)

describe('a lock', () => {
  test('is held by one at a time, who can be asked for', () => {
    const file = newFile()
    const mine = lock(file)
    expect(lock(file)).toEqual({ heldBy: process.pid })
    expect(holderOf(file)).toBe(process.pid)
    if ('release' in mine) mine.release()
    expect(holderOf(file)).toBeUndefined()
    expect(lock(file)).toHaveProperty('release')
  })

  test('of a process that died is free', async () => {
    const file = newFile()
    const child = spawn('true')
    await new Promise((resolve) => child.once('exit', resolve))
    writeFileSync(file, `${child.pid ?? 0} 12345\n`)
    expect(holderOf(file)).toBeUndefined()
    expect(lock(file)).toHaveProperty('release')
  })

  test('of a process whose pid another program has now is free', () => {
    const file = newFile()
    writeFileSync(file, `${process.ppid} ${Number(lookUp(process.ppid)?.started) - 1}\n`)
    expect(lock(file)).toHaveProperty('release')
  })

  test.each([[''], ['nonsense'], ['-1 0']])('file holding "%s" is free', (text) => {
    const file = newFile()
    writeFileSync(file, text)
    expect(lock(file)).toHaveProperty('release')
  })
})
