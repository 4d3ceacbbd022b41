// Import it once, such as in a file of Jest's `setupFilesAfterEnv`: `import '@parpay/testkit/jest'`.
import { expect } from '@jest/globals'
import { toMatchRecording } from './expectation/to-match-recording.js'
import type { Recording } from './recording/index.js'

expect.extend({ toMatchRecording })

declare module 'expect' {
  // The parameters must be named as they are there.
  interface Matchers<R extends void | Promise<void>, T = unknown> {
    /** Whether what a replay brought is what the recording has, ids and times aside: of type `ReplayRun`. */
    toMatchRecording(recording: T extends object ? Recording : never): R
  }
}

export { toMatchRecording }
