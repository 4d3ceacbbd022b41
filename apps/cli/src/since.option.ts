import { InvalidArgumentError, Option } from 'commander'
import { sinceOf } from './duration.js'

/** `--since`: a time ago, a date or `beginning`; another one ends the command with exit code 2. */
export const sinceOption = (does: string): Option =>
  new Option('--since <when>', does).argParser((text: string): 'beginning' | Date => {
    const found = sinceOf(text, new Date())
    if (found === undefined) throw new InvalidArgumentError('It must be like 10m, 2026-11-23T10:00 or beginning.')
    return found
  })
