import type { CopyPlan, PlannedMessage, ReplayPlan, ReplayStep } from '@parpay/testkit'

/**
 * What `replay --dry-run --json` prints: each step with what must have come before it. Ids are those that would be sent,
 * 64-bit integers strings, bytes base64.
 */
export function planJson(plan: ReplayPlan, prefix: string): unknown {
  const notSent = [...plan.ignored].map(([topic, messages]) => ({ topic: prefix + topic, messages }))
  const steps = plan.steps.map((step) => ({
    ...{ seconds: step.elapsed / 1_000, ...doneBy(step, prefix) },
    after: step.after.flatMap((index) => nameOf(plan.expected[index])),
  }))
  return plain({ steps, notSent, ...(plan.seed !== undefined && { seed: plan.seed }) })
}

/** What `replay --raw --dry-run --json` prints. */
export const copyJson = ({ prefix, topics, records, others }: CopyPlan): unknown =>
  plain({
    prefix,
    topics,
    steps: records.map(({ message: { type, key, partition, headers, value }, topic, elapsed }) => ({
      ...{ seconds: elapsed / 1_000, kind: 'send', topic, partition, key, type, headers, value },
    })),
    notSent: others,
  })

function doneBy(step: ReplayStep, prefix: string): object {
  if (step.kind === 'clock') return { kind: 'clock', to: step.at }
  const { topic, key, type, headers, value } = step.message
  const place = { topic: prefix + topic, key, type }
  if (step.kind === 'release') return { kind: 'release', outcome: step.outcome, ...place }
  const kind = step.fault === 'dropped' ? 'drop' : step.fault === 'repeated' ? 'again' : 'send'
  return { kind, ...place, headers, value, ...(step.delay && { delay: step.delay }) }
}

const nameOf = (message: PlannedMessage | undefined) =>
  message ? [{ topic: message.topic, key: message.key, type: message.type }] : []

/** What JSON has no values for, as text. */
const plain = (told: unknown): unknown =>
  JSON.parse(
    JSON.stringify(told, (_, value: unknown) => {
      if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
      return typeof value === 'bigint' ? value.toString() : value
    }),
  )
