import type { Argument, Command, Option } from 'commander'

/** What may stand in a place of a command line: one of some words, a path, something else, or nothing. */
export type Values =
  { readonly kind: 'words'; readonly words: readonly string[] } | { readonly kind: 'files' | 'text' | 'none' }

export interface OptionWords {
  /** Such as `-o` and `--output`. */
  readonly flags: readonly string[]
  readonly does: string
  /** What follows it. */
  readonly values: Values
}

export interface CommandWords {
  readonly name: string
  readonly does: string
  readonly options: readonly OptionWords[]
  readonly values: Values
}

/** Names that are known without a running system. */
export interface KnownNames {
  readonly services: readonly string[]
  readonly topics: readonly string[]
}

/** All that a shell can complete, from the commands themselves. */
export const completionWords = (program: Command, names: KnownNames): CommandWords[] =>
  program.commands.map((command) => ({
    name: command.name(),
    does: command.summary() || command.description(),
    options: [...command.options.map((option) => optionWords(option, names)), help],
    values: argumentValues(command.registeredArguments, names),
  }))

const help: OptionWords = { flags: ['--help'], does: 'print this', values: { kind: 'none' } }

function optionWords(option: Option, names: KnownNames): OptionWords {
  const { short, long, description, argChoices, flags } = option
  const takes = option.required || option.optional
  const [, named = ''] = /[<[]([\w-]+)/.exec(flags) ?? []
  const placeholder = long === '--service' ? 'service' : named
  return {
    flags: [short, long].filter((flag) => flag !== undefined),
    does: description,
    values: takes ? valuesOf(placeholder, argChoices, names) : { kind: 'none' },
  }
}

/** Of all the arguments together: a shell does not count them. */
function argumentValues(given: readonly Argument[], names: KnownNames): Values {
  const all = given.map((argument) => valuesOf(argument.name(), argument.argChoices, names))
  const words = all.flatMap((values) => (values.kind === 'words' ? values.words : []))
  if (words.length > 0) return { kind: 'words', words }
  return all.find(({ kind }) => kind === 'files') ?? all[0] ?? { kind: 'none' }
}

/** By what the place is called in the help. */
function valuesOf(placeholder: string, choices: readonly string[] | undefined, names: KnownNames): Values {
  if (choices) return { kind: 'words', words: choices }
  if (placeholder === 'service') return { kind: 'words', words: names.services }
  if (placeholder === 'topic' || placeholder === 'topics') return { kind: 'words', words: names.topics }
  return { kind: /^(file|dir|documents?|.*folder)$/.test(placeholder) ? 'files' : 'text' }
}
