import { afterAll, describe, expect, test } from '@jest/globals'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bashCompletion } from '../src/completion-bash.js'
import { fishCompletion } from '../src/completion-fish.js'
import { completionWords } from '../src/completion-words.js'
import { zshCompletion } from '../src/completion-zsh.js'
import { program } from '../src/program.js'

const words = completionWords(program(), { services: ['edge', 'payments'], topics: ['checkout.order.v1'] })
const folder = mkdtempSync(join(tmpdir(), 'parpay-completion-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const scripts = { bash: bashCompletion(words), zsh: zshCompletion(words), fish: fishCompletion(words) }
const files = Object.fromEntries(
  Object.entries(scripts).map(([shell, text]) => {
    const file = join(folder, `parpay.${shell}`)
    writeFileSync(file, text)
    return [shell, file]
  }),
)
const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0

describe.each(Object.keys(scripts))('the script for %s', (shell) => {
  test('has every command', () => {
    for (const { name } of words) expect(scripts[shell as keyof typeof scripts]).toContain(name)
  })

  // Skipped because this machine does not have the shell; the last line of `npm test` counts it.
  const checked = has(shell) ? test : test.skip
  checked('is understood by it', () => {
    expect(spawnSync(shell, ['-n', files[shell] ?? ''], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  })
})

/** What bash offers for the last word. */
function offered(...line: string[]): string[] {
  const by = line[0] === 'npx' ? '_parpay_by_npx' : '_parpay'
  const run = `. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); ${by}; printf '%s\\n' "\${COMPREPLY[@]}"`
  const text = execFileSync('bash', ['-c', run, 'bash', files['bash'] ?? '', ...line], {
    cwd: folder,
    encoding: 'utf8',
  })
  return text.split('\n').filter(Boolean)
}

// Skipped because there is no bash, as on Windows.
const inBash = has('bash') ? test : test.skip
inBash.each<[line: string, offered: string[]]>([
  ['parpay wa', ['watch']],
  ['parpay sto', ['stop']],
  ['parpay watch --ab', ['--about', '--absent']],
  ['parpay watch --as m', ['mermaid']],
  ['parpay stop pay', ['payments']],
  ['parpay stop edge pay', ['payments']],
  ['parpay parked --service e', ['edge']],
  ['parpay watch checkout.', ['checkout.order.v1']],
  ['parpay completion z', ['zsh']],
  ['parpay replay parpay.f', ['parpay.fish']],
  ['parpay record -o parpay.z', ['parpay.zsh']],
  ['parpay place --amount ', []],
  ['npx parpay wa', ['watch']],
  ['npx parpay replay --only p', ['payments']],
  ['npx other wa', []],
])('bash completes %s', (line, expected) => {
  expect(offered(...line.split(' '))).toEqual(expected)
})

// Skipped because this machine does not have fish.
const inFish = has('fish') ? test : test.skip
inFish.each<[line: string, offered: string[]]>([
  ['parpay wa', ['watch']],
  ['parpay watch --as m', ['mermaid']],
  ['npx parpay stop pay', ['payments']],
  ['npx nothing-like-tha', ['']],
])('fish completes %s', (line, expected) => {
  const run = 'source $argv[1]; complete -C $argv[2]'
  const { stdout, stderr } = spawnSync('fish', ['-c', run, files['fish'] ?? '', line], { encoding: 'utf8' })
  expect({
    offered: stdout
      .trim()
      .split('\n')
      .map((each) => each.split('\t')[0]),
    stderr,
  }).toEqual({
    offered: expected,
    stderr: '',
  })
})
