import { check } from './check.js'
import { compile } from './evaluate.js'
import { FilterInvalid } from './filter-invalid.js'
import type { FilterInput } from './find.js'
import { parse } from './parser.js'
import { isNamed, resolve } from './resolve.js'
import type { Vocabulary } from './vocabulary.js'

/** A question about records that can be asked of any number of them. */
export interface Filter {
  /** Never throws. */
  test(input: FilterInput): boolean
  /**
   * Names of the messages that can pass, in the vocabulary's order: a message that keeps to its contract and is not
   * among them fails.
   */
  readonly messages: readonly string[]
  /** Their topics: what there is to read. */
  readonly topics: readonly string[]
}

/**
 * Reads a filter and checks it against what messages look like. Throws `FilterInvalid` where its grammar is broken, it
 * speaks of what no message has, or no message can pass it. README.md has the language.
 *
 * `now` is what a duration beside `at` counts back from.
 */
export function compileFilter(
  text: string,
  vocabulary: Vocabulary,
  { now = new Date() }: { readonly now?: Date } = {},
): Filter {
  if (vocabulary.messages.length === 0) {
    throw new FilterInvalid('the contract has no messages that a filter could be about', text, 0)
  }
  const name = text.trim()
  const named = vocabulary.messages.some((message) => message.name === name)
  const condition = named ? isNamed(name, { from: 0, to: text.length }) : resolve(parse(text), vocabulary, text)
  const passing = check(condition, vocabulary, text)
  const messages = vocabulary.messages.filter((message) => passing.has(message))
  return {
    test: compile(condition, now),
    messages: [...new Set(messages.map((message) => message.name))],
    topics: [...new Set(messages.map(({ topic }) => topic))],
  }
}
