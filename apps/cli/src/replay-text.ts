import type { Comparison, Replayed, ReplayPlan } from '@parpay/testkit'
import { durationText } from './duration.js'

/** What `replay --json` prints. */
export const replayJson = (plan: ReplayPlan, replayed: Replayed, { differences, text }: Comparison) => ({
  ...{ sent: replayed.sent, came: replayed.messages.length, expected: plan.expected.length },
  milliseconds: Math.round(replayed.took),
  ...{ differences: differences.length, text },
  ...(plan.seed !== undefined && { seed: plan.seed }),
})

/** @param told whether the differences are told; otherwise their number */
export function replayText(
  { expected, seed }: ReplayPlan,
  { sent, missing, took }: Replayed,
  { differences, text }: Comparison,
  { told }: { readonly told: boolean },
): string {
  const came = `${count(sent, 'input')} sent, ${number(expected.length - missing.length)} of ${count(expected.length, 'message')} came`
  const drawn = seed === undefined ? '' : `, disturbed by seed ${seed}`
  const how =
    differences.length === 0
      ? 'no difference'
      : `${count(differences.length, 'difference')}${told ? ':' : ' (--assert)'}`
  const summary = `${came} in ${durationText(took)}${drawn}; ${how}`
  return told && text !== '' ? `${summary}\n\n${text.trimEnd()}` : `${summary}.`
}

const number = (n: number): string => n.toLocaleString('en')
/** Such as `1 input` or `1,017 inputs`. */
export const count = (n: number, noun: string): string => `${number(n)} ${noun}${n === 1 ? '' : 's'}`
