import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandsIn } from './commands.mjs'
import { stepsOf } from './guide.mjs'
import { runSteps } from './run.process.mjs'
import { Shell } from './shell.process.mjs'

let folder: string
let shell: Shell
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guide-shell-'))
  shell = new Shell({ folder, outputs: folder, environment: process.env })
})
afterEach(async () => {
  await shell.stop()
  rmSync(folder, { recursive: true })
})

async function ran(text: string, within = 30_000) {
  let last
  for (const command of commandsIn(text)) last = await shell.run(command, within)
  return { exit: last?.exit, output: last?.output() }
}
const follow = (guide: string) => runSteps(stepsOf(guide), shell, () => undefined)

test('variables stay, and what a command says on both its streams is told', async () => {
  expect(await ran('A=1\necho $A; echo two >&2; false')).toEqual({ exit: 1, output: '1\ntwo\n' })
})

test('a command has no input, and takes none of what follows it', async () => {
  expect(await ran('cat\necho next')).toEqual({ exit: 0, output: 'next\n' })
})

test('a command that does not end in time, or ends the shell, has no exit code', async () => {
  expect(await ran('exec sleep 60', 50)).toMatchObject({ exit: undefined })
})

test('what runs in the background is $!, and ends with the shell', async () => {
  const text = `sh -c 'trap "echo gone > gone.txt; exit" TERM; echo ready > ready.txt; while :; do sleep 0.05; done' &`
  await ran(`${text}\nuntil [ -e ready.txt ]; do sleep 0.05; done\nkill -0 $!`)
  await shell.stop()
  expect(existsSync(join(folder, 'gone.txt'))).toBe(true)
})

test('a guide whose commands do what it says holds', async () => {
  expect(
    await follow(
      '```sh\necho beside &\n```\n```text\nbeside\n```\n```sh\necho a\nfalse # exits with 1\necho b\n```\n```text\na\nb\n```\n',
    ),
  ).toBeUndefined()
})

test('another exit code is told with the line, the command and what it said', async () => {
  expect(await follow('```sh\ntrue\necho why; (exit 3)\n```\n')).toEqual({
    line: 3,
    command: 'echo why; (exit 3)',
    reasons: ['it exits with 3, and the guide says 0'],
    output: 'why\n',
  })
})

test('other output is told with the line that promises it', async () => {
  expect(await follow('```sh\necho a\n```\n\n```text\nb\n```\n')).toEqual({
    line: 2,
    command: 'echo a',
    reasons: ['line 6 of the guide: b', 'what came instead: a'],
    output: 'a\n',
  })
})
