import { InvalidArgumentError } from 'commander'
import { millisecondsOf } from './duration.js'

/** Parses a duration into milliseconds; a wrong one ends the command with exit code 2. */
export function duration(text: string): number {
  const milliseconds = millisecondsOf(text)
  if (milliseconds === undefined || !Number.isSafeInteger(milliseconds))
    throw new InvalidArgumentError('It must be like 500ms, 10s or 2m.')
  return milliseconds
}
