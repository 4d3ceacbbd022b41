import { InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { sinceOf, untilOf, type Since, type Until } from './since.js'

const Offset = z.object({ offset: z.bigint(), partition: z.number().optional() })
/** What `--since` gives. */
export const SinceTime = z.union([z.literal('beginning'), z.date()]).optional()
export const SinceTimeOrOffset = z.union([z.literal('beginning'), z.date(), Offset]).optional()
/** What `--until` gives. */
export const UntilTime = z.union([z.literal('now'), z.date()]).optional()

const parsed =
  <T>(parse: (text: string, now: Date) => T | undefined, rule: string) =>
  (text: string): T => {
    const found = parse(text, new Date())
    if (found === undefined) throw new InvalidArgumentError(rule)
    return found
  }

/** `--since`: a time ago, a date or `beginning`; another one ends the command with exit code 2. */
export const sinceOption = (does: string): Option =>
  new Option('--since <when>', does).argParser(parsed(timeOf, 'It must be like 10m, 2026-11-23T10:00 or beginning.'))

/** `--since` that takes an offset too: `offset:1200`, or `offset:2/1200` of partition 2. */
export const sinceOrOffsetOption = (does: string): Option =>
  new Option('--since <when>', does).argParser(
    parsed<Since>(sinceOf, 'It must be like 10m, 2026-11-23T10:00, beginning or offset:1200.'),
  )

/** `--until`: `now`, a time ago or a date. */
export const untilOption = (does: string): Option =>
  new Option('--until <when>', does).argParser(
    parsed<Until>(untilOf, 'It must be now, or like 5m or 2026-11-23T10:00.'),
  )

function timeOf(text: string, now: Date): 'beginning' | Date | undefined {
  const since = sinceOf(text, now)
  return since === 'beginning' || since instanceof Date ? since : undefined
}
