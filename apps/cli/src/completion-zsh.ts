import type { CommandWords, OptionWords, Values } from './completion-words.js'

/** A completion script for zsh, with what each word does; `npx parpay` is completed too. */
export const zshCompletion = (commands: readonly CommandWords[]): string => `#compdef parpay
# parpay completion for zsh
_parpay() {
  local -a commands options
  if [[ $words[1] == npx ]]; then
    [[ $words[2] == parpay ]] || { _default; return }
    shift words
    ((CURRENT -= 1))
  fi
  if ((CURRENT == 2)); then
    commands=(
${commands.map(({ name, does }) => `      ${described(name, does)}`).join('\n')}
    )
    _describe command commands
    return
  fi
  case "$words[2] $words[CURRENT-1]" in
${commands.flatMap(afterOptions).join('\n')}
  esac
  case "$words[2]" in
${commands.map(ofCommand).join('\n')}
  esac
}
compdef _parpay parpay npx
`

const afterOptions = ({ name, options }: CommandWords): string[] =>
  options
    .filter(({ values }) => values.kind !== 'none')
    .map(
      ({ flags, values }) =>
        `    ${flags.map((flag) => `"${name} ${flag}"`).join(' | ')}) ${replyOf(values)}; return ;;`,
    )

const ofCommand = ({ name, options, values }: CommandWords): string => `    ${name})
      options=(
${options.flatMap(flagsOf).join('\n')}
      )
      if [[ $words[CURRENT] == -* ]]; then _describe option options; else ${replyOf(values)}; fi ;;`

const flagsOf = ({ flags, does }: OptionWords): string[] => flags.map((flag) => `        ${described(flag, does)}`)

function replyOf(values: Values): string {
  if (values.kind === 'words') return `compadd -- ${values.words.map((word) => `'${word}'`).join(' ')}`
  return values.kind === 'files' ? '_files' : ':'
}

/** `_describe` ends a word at the first colon. */
const described = (word: string, does: string): string =>
  `'${word}:${does.replaceAll("'", "'\\''").replaceAll(':', '\\:')}'`
