import { afterAll, afterEach, expect, test } from '@jest/globals'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bin } from './parpay.command.js'
import { alive, familyOf, gone, type Process } from './process.table.js'
import { storyPath } from '../flows/stories.js'
import { until } from './until.js'

/** Where these replays keep what they start: what is left of them is seen there. */
const temporary = mkdtempSync(join(tmpdir(), 'parpay-test-'))
const left = (): string[] => readdirSync(temporary)
const started: ChildProcess[] = []
afterEach(() => {
  for (const { pid = 0, exitCode, signalCode } of started.splice(0))
    if (exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL')
})
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true })
})

/** In a process group of its own, as a shell starts it. */
function isolated(...options: string[]): ChildProcess {
  const child = spawn(process.execPath, [bin, 'replay', storyPath('card-paid'), ...options], {
    ...{ env: { ...process.env, TMPDIR: temporary }, stdio: 'ignore', detached: true },
  })
  started.push(child)
  return child
}

/** All that belongs to it, once its system has a database server. */
async function underWay({ pid = 0 }: ChildProcess): Promise<readonly Process[]> {
  const locked = () => left().some((folder) => existsSync(join(temporary, folder, '.parpay', 'lock')))
  await until('it has begun', locked, (begun) => begun)
  return until(
    'PostgreSQL runs',
    () => familyOf(pid),
    (family) => family.some(({ command }) => command.includes('postgres')),
  )
}

test('a replay in a system of its own that Ctrl-C ends leaves nothing', async () => {
  const replay = isolated('--isolate')
  const family = await underWay(replay)
  process.kill(-(replay.pid ?? 0), 'SIGINT') // as a terminal does: to all of the group
  expect(await once(replay, 'exit')).toEqual([1, null])
  expect(left()).toEqual([])
  expect(alive(family)).toEqual([])
})

test('of one that was killed no process is left, and the next one removes its folder', async () => {
  const replay = isolated('--isolate')
  const family = await underWay(replay)
  process.kill(-(replay.pid ?? 0), 'SIGKILL')
  await gone(family)
  expect(left()).toHaveLength(1)
  expect(await once(isolated('--only', 'accounts', '--assert'), 'exit')).toEqual([0, null])
  expect(left()).toEqual([])
})
