import type { Quiet } from '@parpay/stack'
import { durationText } from './duration.js'
import type { Paint } from './palette.js'

/** Whether a system is quiet, and else why not, for a person. */
export function quiescentText({ quiet, milliseconds, unrest, next }: Quiet, paint: Paint): string {
  if (!quiet) return [paint('yellow', 'Not quiet:'), ...unrest.map((why) => `  ${why}`)].join('\n')
  const waits = next === null ? '' : ` The next timer or call is due at ${next}.`
  return `${paint('green', 'Quiet')} after ${durationText(milliseconds)}.${waits}`
}
