import { CopyRefused } from './refused.js'

/** Longest prefix of a copy: Kafka's topics have at most 249 characters. */
const longest = 100

/**
 * What a copy's topics begin with: the name, and a hyphen where it does not end with a separator already, so that no
 * prefix is the beginning of another word.
 *
 * @throws CopyRefused
 */
export function copyPrefix(name: string): string {
  if (!/^[a-zA-Z0-9._-]+$/.test(name) || /^[._-]/.test(name) || name.length > longest)
    throw new CopyRefused(
      `${JSON.stringify(name.slice(0, longest))} cannot be what topics begin with: use letters, digits, hyphens, dots and underscores, such as bug-17.`,
    )
  return /[._-]$/.test(name) ? name : `${name}-`
}

/** The topic that says which topics a copy made: who removes a copy removes these and no others. */
export const markerOf = (prefix: string): string => `${prefix}parpay-copy`

/** The prefix of the copy that a topic marks; undefined for any other topic. */
export const markedBy = (topic: string): string | undefined => /^(.+[._-])parpay-copy$/.exec(topic)?.[1]

/**
 * Why there can be no copy under this prefix, beside these topics; undefined where there can.
 */
export function inTheWay(prefix: string, topics: readonly string[]): string | undefined {
  const taken = topics.find((topic) => topic.startsWith(prefix))
  if (taken !== undefined) return `${taken} begins with ${prefix}`
  const outer = topics.map(markedBy).find((other) => other !== undefined && prefix.startsWith(other))
  return outer === undefined ? undefined : `${prefix} begins with ${outer}, under which another copy is`
}

/** The topics that a marker's record names; only such that lie under the prefix, whoever wrote it. */
export function markedTopics(prefix: string, text: string): readonly string[] {
  const names: unknown = JSON.parse(text)
  if (!Array.isArray(names)) return []
  return names.filter((name): name is string => typeof name === 'string' && name.startsWith(prefix))
}
