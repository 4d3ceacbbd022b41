import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { type GuardedProcess, launch } from '../src/guarded.process.js'
import { eventually, survivors } from './up.js'

const folder = mkdtempSync(join(tmpdir(), 'parpay-spec-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

let n = 0
const shell = (script: string) => {
  const log = join(folder, `${++n}.log`)
  const process = launch({ command: '/bin/sh', args: ['-c', script], log, env: {}, whenOrphaned: 'SIGTERM' })
  const prints = (text: string) =>
    eventually(
      5_000,
      () => readFileSync(log, 'utf8'),
      (printed) => printed.includes(text),
    )
  return { process, prints }
}
const gone = ({ pid }: GuardedProcess) =>
  eventually(
    5_000,
    () => survivors([pid], '//none'),
    (all) => all.length === 0,
  )

describe('a guarded process', () => {
  test('is its own: pid and exit code are not those of a shell around it', async () => {
    const { process, prints } = shell('echo pid $$; exit 7')
    await prints(`pid ${process.pid}\n`)
    await expect(process.exited).resolves.toEqual({ code: 7, signal: null })
    await gone(process)
  })

  test('ends when asked', async () => {
    const { process, prints } = shell('trap "exit 0" TERM; echo up; while :; do sleep 0.1; done')
    await prints('up')
    await process.stop('SIGTERM', 5_000)
    await expect(process.exited).resolves.toEqual({ code: 0, signal: null })
    await gone(process)
  })

  test('is killed when it does not end in time, with its children', async () => {
    const { process, prints } = shell('trap "" TERM; (trap "" TERM; sleep 60) & echo up; while :; do sleep 0.1; done')
    await prints('up')
    await process.stop('SIGTERM', 100)
    await expect(process.exited).resolves.toEqual({ code: null, signal: 'SIGKILL' })
    await gone(process)
  })

  test('that cannot be started ends like a command a shell does not find', async () => {
    const log = join(folder, 'none.log')
    const process = launch({ command: 'no-such-command', args: [], log, env: {}, whenOrphaned: 'SIGTERM' })
    await expect(process.exited).resolves.toMatchObject({ code: 127 })
  })
})
