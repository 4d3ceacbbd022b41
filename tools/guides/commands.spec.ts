import { expect, test } from '@jest/globals'
import { commandsIn } from './commands.mjs'

const codes = (text: string) => commandsIn(text).map(({ code }) => code)

test('each line is a command; comments and blank lines are none', () => {
  expect(commandsIn('# first\none a\n\ntwo # why\n', 10)).toEqual([
    { line: 11, code: 'one a', background: false, exit: 0 },
    { line: 13, code: 'two', background: false, exit: 0 },
  ])
})

test.each([
  ['a backslash', 'curl \\\n  url'],
  ['a pipe', 'one |\n  two'],
  ['and', 'one &&\ntwo'],
  ['single quotes', "echo 'a\n# b\nc'"],
  ['double quotes', 'echo "a\nb"'],
  ['a substitution in quotes', 'echo "a $(one \'"\' |\ntwo) b"'],
  ['brackets', '(one\ntwo)'],
  ['a here-document', "cat > file <<'END'\nit's # as it is\nEND"],
])('%s goes on over the end of a line', (_, text) => {
  expect(codes(`${text}\nnext`)).toEqual([text, 'next'])
})

test('a # inside a word or in quotes begins no comment', () => {
  expect(codes("grep '# x' a#b")).toEqual(["grep '# x' a#b"])
})

test('the exit code that a comment promises, and what goes on in the background', () => {
  expect(commandsIn('false # exits with 1\nwatch & # beside\none && two')).toEqual([
    { line: 1, code: 'false', background: false, exit: 1 },
    { line: 2, code: 'watch &', background: true, exit: 0 },
    { line: 3, code: 'one && two', background: false, exit: 0 },
  ])
})

test.each(["echo 'a", 'cat <<END\na', 'one \\'])('%j does not end', (text) => {
  expect(() => commandsIn(text, 7)).toThrow('the command in line 7 does not end')
})
