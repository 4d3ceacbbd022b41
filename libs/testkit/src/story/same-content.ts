import { isDeepStrictEqual } from 'node:util'
import type { StoryMessage } from './message.js'

/** Whether two messages say the same of the same aggregate, wherever and whenever they were written. */
export const sameContent = (a: StoryMessage, b: StoryMessage): boolean =>
  a.topic === b.topic && a.key === b.key && a.type.name === b.type.name && isDeepStrictEqual(a.message, b.message)
