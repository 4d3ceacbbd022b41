import { expect, test } from '@jest/globals'
import { stepsOf } from './guide.mjs'

const block = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n`

test('blocks of commands, each with the output that follows it', () => {
  const guide = `# Title\n\nText.\n\n${block('sh', 'one')}\nprints\n\n${block('text', 'a\nb')}${block('sh', 'two\nthree')}`
  expect(stepsOf(guide)).toMatchObject([
    { commands: [{ line: 6, code: 'one' }] },
    { output: { line: 12, text: 'a\nb', background: false } },
    {
      commands: [
        { line: 16, code: 'two' },
        { line: 17, code: 'three' },
      ],
    },
  ])
})

test('blocks of other languages are no commands', () => {
  expect(stepsOf(block('yaml', 'a: b') + block('', 'no'))).toEqual([])
})

test('what is marked is left out, with its output', () => {
  const marked = `<!-- guides: not run -->\n\n${block('sh', 'npm start')}${block('text', 'up')}`
  expect(stepsOf(marked + block('sh', 'one'))).toMatchObject([{ commands: [{ code: 'one' }] }])
  const output = `${block('sh', 'one')}<!-- guides: not run -->\n${block('text', 'about so')}`
  expect(stepsOf(output)).toEqual([{ commands: [expect.objectContaining({ code: 'one' })] }])
})

test('what came from the background since is told apart', () => {
  const text = `${block('sh', 'watch &')}${block('sh', 'place')}\n<!-- guides: in the background -->\n${block('text', 'seen')}`
  expect(stepsOf(text).at(-1)).toEqual({ output: { line: 10, text: 'seen', background: true } })
})

test.each([
  [block('sh', 'one') + `<!-- guides: in the background -->\n${block('text', 'a')}`, 'the output in line 6 has no'],
  [block('text', 'a'), 'the output in line 2 has no commands before it'],
  [block('sh', 'one') + block('text', 'a') + block('text', 'b'), 'the output in line 8 has no commands before it'],
  ['a\n```sh\none', 'the block in line 2 does not end'],
  [block('sh', "echo 'a"), 'the command in line 2 does not end'],
])('%j is refused', (guide, sentence) => {
  expect(() => stepsOf(guide)).toThrow(sentence)
})
