import { encoderOf, findTopic, type Contract, type SchemaId } from '../asyncapi/index.js'
import { linksOf } from '../links.js'
import type { ClockStep, Line, RecordedMessage } from '../recording/line.js'
import type { Recording } from '../recording/read.js'
import type { Links } from '../story/index.js'
import { disturbed } from './faults.js'
import { Ids } from './ids.js'
import { KnownTexts } from './kinds.js'
import { textsOf, valuesOf } from './mentioned.js'
import { Moving } from './moved-message.js'
import type { Faults, PlannedMessage, ReplayPlan } from './plan.js'
import { ReplayInvalid } from './refused.js'
import { rolesOf, type Roles } from './roles.js'
import { stepsOf } from './steps.js'
import { storyOf } from './story-of.js'

export interface PlanOptions {
  /** When the replay begins, by the system's clock. */
  readonly now: Date
  /** Names the run: the same text makes the same new ids, another one makes others. */
  readonly run: string
  /** This service alone: it is sent all that it receives, and what it sends is expected. */
  readonly only?: string
  /** Topics whose messages are inputs, instead of what the contract says. */
  readonly inputs?: readonly string[]
  /** Names of fields and headers whose values are no ids of this recording, such as `merchantId`: they stay everywhere. */
  readonly keep?: readonly string[]
  /** Names the outcome outside that an output waits for. The message is as it is expected, in new ids and times. */
  readonly hold?: (message: RecordedMessage) => string | undefined
  readonly faults?: Faults
  /** Avro values begin with a schema id, and these are the schemas; the newest (highest) id of a message is written. */
  readonly schemaIds?: readonly SchemaId[]
}

/**
 * Decides what a replay sends, in which order, and what must come out. Pure: equal arguments make an equal plan.
 *
 * @throws ReplayInvalid where there is nothing to send, or an input does not fit the contract
 */
export function planReplay(recording: Recording, contract: Contract, options: PlanOptions): ReplayPlan {
  const { now, run, schemaIds, hold, faults } = options
  const roles = rolesOf(contract, options)
  const messages = messagesOf(recording)
  refuseWithout(messages, roles)
  const links = linksOf(contract)
  const offset = now.getTime() - (recording.lines[0]?.at ?? now).getTime()
  const ids = new Ids({ run, offset, ...idsIn(messages, links, options.keep ?? []) })
  const moving = new Moving(contract, ids, offset)
  const moved = recording.lines.flatMap((line, n) => movedLine(moving, line, n + 2))
  const outcomes = recording.lines.flatMap((line) => (line.kind === 'outcome' ? [moving.outcome(line)] : []))
  const known = new KnownTexts()
  for (const message of moved.filter(isMessage)) if (roles.of(message) === 'input') known.add(textsOf(message))
  for (const { key } of messages) if (key !== null && ids.of(key) === key) known.add([key])
  const encode = encoderOf(contract, schemaIds ? { schemaIds } : {})
  const bytesOf = (message: PlannedMessage) =>
    refusing(message, () => encode(message.topic, message.type, message.value))
  const { steps, expected } = stepsOf(moved, { links, roleOf: roles.of, hold, bytesOf, known })
  const plan: ReplayPlan = {
    run,
    now,
    offset,
    steps,
    expected,
    outcomes,
    ids: ids.names,
    services: roles.services,
    outputs: outputsOf(recording, contract, roles),
    ignored: countByTopic(messages.filter((message) => roles.of(message) === 'ignored')),
    contract,
  }
  return faults ? disturbed(plan, faults) : plan
}

const isMessage = (line: { readonly kind: string }): line is PlannedMessage => line.kind === 'message'

const messagesOf = ({ lines }: Recording) => lines.filter((line): line is RecordedMessage => line.kind === 'message')

function movedLine(moving: Moving, line: Line, number: number): (PlannedMessage | ClockStep)[] {
  if (line.kind === 'message') return [moving.message({ ...line, line: number })]
  return line.kind === 'clock' ? [{ ...line, at: moving.time(line.at) }] : []
}

function refuseWithout(messages: readonly RecordedMessage[], roles: Roles): void {
  if (messages.some((message) => roles.of(message) === 'input')) return
  const topics = [...new Set(messages.map(({ topic }) => topic))].sort()
  const what = topics.length === 0 ? 'it has no messages' : `what it has is on ${topics.join(', ')}`
  const who = roles.services.length === 0 ? '' : ` that ${roles.services.join(' or ')} would read and not send`
  throw new ReplayInvalid(
    `The recording has nothing to send${who}: ${what}; record the inputs too, or name their topics with \`inputs\`.`,
  )
}

/** What is an id whatever it looks like, by its place, and what is none by its field's name. */
function idsIn(messages: readonly RecordedMessage[], links: Links, keep: readonly string[]) {
  const known = new Set<string>()
  const kept = new Set<string>()
  const names = new Set(keep)
  for (const message of messages) {
    const story = storyOf(message)
    for (const id of [message.key, links.id(story), links.cause(story), links.correlation(story)])
      if (id !== null && id !== undefined) known.add(id)
    if (names.size > 0) for (const text of valuesOf(names, message)) kept.add(text)
  }
  return { known, kept }
}

function refusing<Result>({ line, topic, partition, offset }: PlannedMessage, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ReplayInvalid(`Line ${line} (${topic}[${partition}]@${offset}) cannot be sent: ${reason}`, {
      cause: error,
    })
  }
}

/** Topics as the broker has them: of one with parameters, those that the recording was made of. */
function outputsOf({ header, lines }: Recording, contract: Contract, { outputs }: Roles): string[] {
  const recorded = new Set([...header.topics, ...lines.flatMap((line) => (line.kind === 'message' ? line.topic : []))])
  const read = [...recorded].filter((topic) => outputs.has(findTopic(contract, topic)?.name ?? topic))
  const plain = [...outputs].filter((topic) => !contract.topics.get(topic)?.pattern)
  return [...new Set([...plain, ...read])].sort()
}

function countByTopic(messages: readonly RecordedMessage[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { topic } of messages) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return counts
}
