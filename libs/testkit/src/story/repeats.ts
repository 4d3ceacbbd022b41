import type { Links, StoryMessage } from './message.js'

/**
 * Which of the messages are repeats of an earlier one, and of which: at-least-once delivery writes a message again with
 * the same id. Messages without an id are never repeats.
 *
 * @param ordered messages in causal order
 */
export function repeats<M extends StoryMessage>(ordered: readonly M[], links: Links): Map<M, M> {
  const first = new Map<string, M>()
  const found = new Map<M, M>()
  for (const message of ordered) {
    const id = links.id(message)
    if (id === undefined) continue
    const before = first.get(id)
    if (before) found.set(message, before)
    else first.set(id, message)
  }
  return found
}
