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
