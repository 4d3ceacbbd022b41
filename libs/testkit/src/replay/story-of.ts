import type { RecordedMessage } from '../recording/line.js'
import type { StoryMessage } from '../story/index.js'

/** A recorded message as stories take it. */
export const storyOf = ({
  topic,
  partition,
  offset,
  at,
  key,
  headers,
  type,
  value,
}: RecordedMessage): StoryMessage => ({
  topic,
  partition,
  offset,
  at,
  key,
  headers,
  type: { name: type },
  message: value,
})
