import type { Contract } from '@parpay/testkit'
import { exitCodes, Failure } from './failure.js'

/**
 * The topics meant: by whole name (`payments.payment.v1`) or by how it begins (`payments`); all of them without words.
 * Answers the words that mean none instead.
 */
export function topicsNamed(
  words: readonly string[],
  all: readonly string[],
): { readonly topics: readonly string[] } | { readonly unknown: readonly string[] } {
  if (words.length === 0) return { topics: all }
  const meant = (word: string) => all.filter((topic) => topic === word || topic.startsWith(`${word}.`))
  const unknown = words.filter((word) => meant(word).length === 0)
  return unknown.length > 0
    ? { unknown }
    : { topics: all.filter((topic) => words.some((word) => meant(word).includes(topic))) }
}

/** The contract's topics that these words mean. @throws Failure 2 for words that mean no topic */
export function topicsMeant(words: readonly string[], { topics }: Contract): readonly string[] {
  const names = [...topics.keys()].sort()
  const meant = topicsNamed(words, names)
  if ('topics' in meant) return meant.topics
  const unknown = meant.unknown.join(' and ')
  throw new Failure(exitCodes.usage, `No topic is or begins with ${unknown}: there are ${names.join(', ')}.`)
}
