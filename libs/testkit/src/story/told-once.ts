import { causalOrder } from './causal-order.js'
import type { Links, StoryMessage } from './message.js'
import { repeats } from './repeats.js'
import { sameContent } from './same-content.js'

/** Messages in causal order, without repeats (`repeats`) that say what was said before. */
export function toldOnce<M extends StoryMessage>(messages: readonly M[], links: Links): M[] {
  const ordered = causalOrder(messages, links)
  const again = repeats(ordered, links)
  return ordered.filter((told) => {
    const first = again.get(told)
    return !first || !sameContent(first, told)
  })
}
