import { causalOrder, type Links, type StoryMessage } from '../story/index.js'
import type { ClockStep as ClockLine } from '../recording/line.js'
import type { PlannedMessage } from './plan.js'
import { storyOf } from './story-of.js'

/** A message with what stories make of it. */
export interface Told extends StoryMessage {
  readonly kind: 'message'
  readonly planned: PlannedMessage
}

/** Messages in causal order between two clock lines, and never across one. */
export function inOrder(lines: readonly (PlannedMessage | ClockLine)[], links: Links): (Told | ClockLine)[] {
  const ordered: (Told | ClockLine)[] = []
  let segment: Told[] = []
  const close = () => {
    for (const told of causalOrder(segment, links)) ordered.push(told)
    segment = []
  }
  for (const line of lines) {
    if (line.kind === 'message') segment.push({ ...storyOf(line), kind: 'message', planned: line })
    else {
      close()
      ordered.push(line)
    }
  }
  close()
  return ordered
}
