import type { CommandWords, OptionWords, Values } from './completion-words.js'

/** A completion script for fish, with what each word does; `npx parpay` is completed too. */
export const fishCompletion = (commands: readonly CommandWords[]): string => `# parpay completion for fish
function __parpay_command
  set -l words (commandline -opc)
  if test (count $words) -gt 1; and test $words[1] = npx
    set -e words[1]
  end
  if not test "$words[1]" = parpay
    echo another # program's own business
    return
  end
  test (count $words) -gt 1; and echo $words[2]; or echo none
end
for program in parpay npx
${[...commands.map(ofCommand), ...commands.flatMap(ofOptions)].map((line) => `  complete -c $program ${line}`).join('\n')}
end
`

const ofCommand = ({ name, does, values }: CommandWords): string => {
  const own = `-f -n 'test (__parpay_command)x = nonex' -a ${quoted(name)} -d ${quoted(does)}`
  return values.kind === 'none' ? own : `${own}\n  complete -c $program ${conditionOf(name)} ${replyOf(values)}`
}

const ofOptions = ({ name, options }: CommandWords): string[] =>
  options.map((option) => `${conditionOf(name)} ${flagsOf(option)} -d ${quoted(option.does)}`)

function flagsOf({ flags, values }: OptionWords): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)).join(' ')
  if (values.kind === 'none') return names
  return values.kind === 'files' ? `${names} -r -F` : `${names} -x ${replyOf(values)}`.trim()
}

function replyOf(values: Values): string {
  if (values.kind === 'words') return `-f -a ${quoted(values.words.join(' '))}`
  return values.kind === 'files' ? '-F' : ''
}

const conditionOf = (name: string): string => `-n 'test (__parpay_command)x = ${name}x'`
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
