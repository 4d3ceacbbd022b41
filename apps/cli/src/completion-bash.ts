import type { CommandWords, Values } from './completion-words.js'

/** A completion script for bash 3.2 and later; `npx parpay` is completed too. */
export const bashCompletion = (commands: readonly CommandWords[]): string => `# parpay completion for bash
_parpay_at() {
  local first=$1 current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local command="\${COMP_WORDS[first+1]}" words="" options=""
  COMPREPLY=()
  if ((COMP_CWORD == first + 1)); then
    words=${quoted([...commands.map(({ name }) => name), '--help', '--version'])}
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
  fi
  case "$command $previous" in
${commands.flatMap(afterOptions).join('\n')}
  esac
  case "$command" in
${commands.map(ofCommand).join('\n')}
  esac
  if [[ "$current" == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif [[ "$words" == FILES ]]; then
    COMPREPLY=($(compgen -f -- "$current"))
  else
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  fi
}
_parpay() { _parpay_at 0; }
_parpay_by_npx() {
  COMPREPLY=()
  [[ "\${COMP_WORDS[1]}" != parpay ]] || ((COMP_CWORD == 1)) || _parpay_at 1
}
complete -o filenames -F _parpay parpay
complete -o default -o filenames -F _parpay_by_npx npx
`

/** What follows an option that takes a value. */
const afterOptions = ({ name, options }: CommandWords): string[] =>
  options
    .filter(({ values }) => values.kind !== 'none')
    .map(({ flags, values }) => {
      const places = flags.map((flag) => `"${name} ${flag}"`).join(' | ')
      return `    ${places}) ${replyOf(values)}return ;;`
    })

function replyOf(values: Values): string {
  if (values.kind === 'words') return `COMPREPLY=($(compgen -W ${quoted(values.words)} -- "$current")); `
  return values.kind === 'files' ? 'COMPREPLY=($(compgen -f -- "$current")); ' : ''
}

function ofCommand({ name, options, values }: CommandWords): string {
  const flags = options.flatMap((option) => option.flags)
  const words = values.kind === 'files' ? 'FILES' : quoted(values.kind === 'words' ? values.words : [])
  return `    ${name}) options=${quoted(flags)}; words=${words} ;;`
}

const quoted = (words: readonly string[]): string => `'${words.join(' ')}'`
