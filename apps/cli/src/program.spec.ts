import { describe, expect, test } from '@jest/globals'
import { CommanderError } from 'commander'
import { Failure } from './failure.js'
import { exitCodeOf, program } from './program.js'

const commands = program().commands.map((command) => command.name())

/** What a command line that never gets to do anything says, and its exit code. */
async function said(...words: string[]) {
  let [out, err] = ['', '']
  const output = { writeOut: (text: string) => (out += text), writeErr: (text: string) => (err += text) }
  try {
    await program(output).parseAsync(words, { from: 'user' })
    return { code: 0, out, err }
  } catch (error) {
    if (error instanceof CommanderError) return { code: exitCodeOf(error), out, err }
    if (error instanceof Failure) return { code: error.exitCode, out, err: `parpay: ${error.message}\n` }
    throw error
  }
}

describe('help', () => {
  test('lists every command', async () => {
    const { code, out } = await said('--help')
    expect(code).toBe(0)
    expect(commands).toHaveLength(22)
    for (const command of commands) expect(out).toContain(`\n  ${command} [options]`)
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test.each(commands)('%s has examples and exit codes, within 80 columns', async (command) => {
    const { code, out, err } = await said(command, '--help')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(`Examples:\n  npx parpay ${command}`)
    for (const exit of ['0', '1', '2', '3']) expect(out).toMatch(new RegExp(`\n  ${exit}  .`))
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
})

describe('a wrong command line: 2, and one sentence that says where to look', () => {
  test.each([
    [['nonsense'], "unknown command 'nonsense'; see parpay --help"],
    [['status', '--nonsense'], "unknown option '--nonsense'; see parpay status --help"],
    [['run'], "missing required argument 'service-folder'; see parpay run --help"],
    [['stop'], "missing required argument 'service'; see parpay stop --help"],
    [['down', 'everything'], "too many arguments for 'down'. Expected 0 arguments but got 1; see parpay down --help"],
    [['place', '--count', 'many'], 'It must be a whole number from 1 to 100000; see parpay place --help'],
    [['watch', '--since', 'soon'], 'It must be like 10m, 2026-11-23T10:00, beginning or offset:1200; see parpay watch'],
    [['watch', '--until', 'soon'], 'It must be now, or like 5m or 2026-11-23T10:00; see parpay watch --help'],
    [['watch', '--last', '0'], 'It must be a whole number from 1 to 1000000; see parpay watch --help'],
    [['watch', '--force'], '--force and --redact are about what --save records: name its file.'],
    [['watch', '--as', 'xml'], 'Allowed choices are table, ndjson, json, tree, mermaid, html; see parpay watch --help'],
    [['record', '--since', 'offset:7'], 'It must be like 10m, 2026-11-23T10:00 or beginning; see parpay record --help'],
    [['quiescent', '--within', 'soon'], 'It must be like 500ms, 10s or 2m; see parpay quiescent --help'],
    [['clock', 'advance', 'much'], 'It must be like 500ms, 10s or 2m; see parpay clock --help'],
    [['clock', 'back', '1m'], 'Allowed choices are advance; see parpay clock --help'],
    [['verify', '--within', 'soon'], 'It must be like 500ms, 10s or 2m; see parpay verify --help'],
  ])('%p', async (words, sentence) => {
    const { code, out, err } = await said(...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^parpay: [^\n]+\n$/)
    expect(err).toContain(sentence)
  })
})
