import type { MatcherContext } from 'expect'
import type { Recording } from '../recording/index.js'
import type { ReplayRun } from './replay-flow.js'

interface Result {
  readonly pass: boolean
  readonly message: () => string
}

/**
 * `expect(run).toMatchRecording(recording)`: whether each aggregate had the same messages in the same order, ids and
 * times aside, and the system came to rest.
 */
export function toMatchRecording(this: MatcherContext, run: unknown, recording: Recording): Result {
  const { isNot = false, promise = '', utils } = this
  const hint = utils.matcherHint('toMatchRecording', 'run', 'recording', { isNot, promise })
  if (!isRun(run))
    throw new TypeError(
      `${hint}\n\nA run is what \`system.replay(recording)\` resolves to; this is ${utils.stringify(run)}.`,
    )
  const { text } = run.compare(recording)
  const { unrest, messages } = run.replayed
  const told = [
    ...(text === '' ? [] : [`What came out is not what was recorded (- expected, + came):\n\n${text}`]),
    ...(unrest.length === 0 ? [] : [`The system did not come to rest: ${unrest.join('; ')}\n`]),
  ]
  const alike = `What came out is what was recorded, message by message: ${messages.length} of them.\n`
  return { pass: told.length === 0, message: () => `${hint}\n\n${(told.length === 0 ? [alike] : told).join('\n')}` }
}

const isRun = (thing: unknown): thing is ReplayRun =>
  typeof thing === 'object' && thing !== null && 'compare' in thing && 'replayed' in thing
