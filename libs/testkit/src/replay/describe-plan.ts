import { printable } from '../story/index.js'
import type { ReplayPlan, ReplayStep, SendStep } from './plan.js'

/** Messages that are named, of those that a step waits for. */
const most = 3

/**
 * The plan as text: a line a step (what is sent where, how long after the first, after what), and what is not sent.
 * Ids are the recording's. Pure.
 *
 * @param prefix what topics begin with where it is sent
 */
export function describePlan(plan: ReplayPlan, { prefix = '' }: { readonly prefix?: string } = {}): string {
  const recorded = new Map([...plan.ids].map(([before, now]) => [now, before]))
  const keyOf = (key: string | null) => (key === null ? 'no key' : (recorded.get(key) ?? key))
  const named = (index: number) => {
    const message = plan.expected[index]
    return message ? `${message.type} ${keyOf(message.key)}` : ''
  }
  const lines = plan.steps.map((step) => {
    const shown = step.after.slice(-most).map(named)
    const more = step.after.length > most ? [`${step.after.length - most} more`] : []
    const after = step.after.length > 0 ? `, after ${[...shown, ...more].join(', ')}` : ''
    return `${secondsOf(step)}  ${whatOf(step, keyOf, prefix)}${after}`
  })
  const ignored = [...plan.ignored].map(
    ([topic, count]) => `not sent: ${count} ${count === 1 ? 'message' : 'messages'} of ${prefix}${topic}`,
  )
  const faults = plan.seed === undefined ? [] : [`faults by seed ${plan.seed}`]
  return [...lines, ...ignored, ...faults].map((line) => `${printable(line)}\n`).join('')
}

const secondsOf = ({ elapsed }: ReplayStep) => `${(elapsed / 1_000).toFixed(3)} s`.padStart(11)

function whatOf(step: ReplayStep, keyOf: (key: string | null) => string, prefix: string): string {
  if (step.kind === 'clock') return `clock    to ${step.at.toISOString()}`
  if (step.kind === 'release') return `release  ${step.outcome}, for ${step.message.type} ${keyOf(step.message.key)}`
  const { topic, type, key } = step.message
  return `${verbOf(step)} ${type} ${keyOf(key)} to ${prefix}${topic}${step.delay ? `, ${step.delay} ms late` : ''}`
}

function verbOf({ fault }: SendStep): string {
  if (fault === 'dropped') return 'drop    '
  return fault === 'repeated' ? 'again   ' : 'send    '
}
