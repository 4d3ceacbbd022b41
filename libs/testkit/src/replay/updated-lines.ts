import { linksOf } from '../links.js'
import type { Line, RecordedMessage } from '../recording/line.js'
import type { Recording } from '../recording/read.js'
import { toldOnce, type Difference, type StoryMessage } from '../story/index.js'
import type { Value } from '../value.js'
import type { Comparison } from './compare-replay.js'
import { Moving } from './moved-message.js'
import type { ExpectedMessage, ReplayPlan } from './plan.js'
import type { Replayed } from './replay.js'
import { storyOf } from './story-of.js'

type Expected = StoryMessage & { readonly line: number }

/**
 * A recording's lines with what came out otherwise in the place of what was expected, in the recording's own ids and
 * times. Inputs, clock steps and whatever came out alike stay as they are, so a review shows what became different and
 * nothing else, and the next replay sends what this one did. Pure.
 *
 * @param recording the one that was planned
 * @param comparison of whole stories, not of their ends alone
 */
export function updatedLines(
  recording: Recording,
  plan: ReplayPlan,
  replayed: Replayed,
  { differences }: Comparison,
): readonly Line[] {
  const updating = new Updating(recording.lines, plan, replayed)
  const differing = groupBy(differences, ({ topic, key }) => JSON.stringify([topic, key]))
  updating.learnFromAlike([...differing.values()])
  for (const ofOne of differing.values()) updating.put(ofOne)
  return updating.lines()
}

class Updating {
  readonly #lines: readonly Line[]
  readonly #plan: ReplayPlan
  readonly #links
  readonly #expected: ReadonlyMap<string, readonly Expected[]>
  readonly #came: ReadonlyMap<string, readonly StoryMessage[]>
  /** What the replay's texts are called in the recording. */
  readonly #names: Map<string, string>
  readonly #replaced = new Map<number, RecordedMessage>()
  readonly #removed = new Set<number>()
  /** By index of a line: what is new after it, in order. */
  readonly #inserted = new Map<number, RecordedMessage[]>()
  /** By id in the recording: the index of the line that it is in, or after which it is new. */
  readonly #places = new Map<string, number>()

  constructor(lines: readonly Line[], plan: ReplayPlan, replayed: Replayed) {
    this.#lines = lines
    this.#plan = plan
    this.#links = linksOf(plan.contract)
    this.#names = new Map([...plan.ids].map(([before, now]) => [now, before]))
    this.#expected = groupBy(toldOnce(plan.expected.map(expectedStory), this.#links), aggregateOf)
    this.#came = groupBy(toldOnce(replayed.messages, this.#links), aggregateOf)
    lines.forEach((line, index) => {
      const id = line.kind === 'message' ? this.#links.id(storyOf(line)) : undefined
      if (id !== undefined) this.#places.set(id, index)
    })
  }

  /** What stands in the same place of messages that are alike is called the same: ids that services make anew, too. */
  learnFromAlike(differing: readonly (readonly Difference[])[]): void {
    const others = new Set(differing.map((ofOne) => this.#keys(ofOne).expected))
    for (const [aggregate, expected] of this.#expected) {
      const came = others.has(aggregate) ? [] : (this.#came.get(aggregate) ?? [])
      expected.forEach((each, n) => {
        const other = came[n]
        if (other) this.#learn(each, other)
      })
    }
  }

  /** The differences of one aggregate, by position: what came is taken in its order. */
  put(differences: readonly Difference[]): void {
    const keys = this.#keys(differences)
    const expected = this.#expected.get(keys.expected) ?? []
    const came = (this.#came.get(keys.actual) ?? []).values()
    const by = groupBy(differences, ({ position }) => String(position))
    let last: number | undefined
    for (let position = 0; position <= expected.length; position += 1) {
      const here = by.get(String(position)) ?? []
      for (const each of here) {
        const other = each.kind === 'unexpected' ? came.next().value : undefined
        if (other) last = this.#insert(other, last)
      }
      const each = expected[position]
      if (!each) continue
      const kind = here.find((difference) => difference.kind !== 'unexpected')?.kind
      const index = each.line - 2
      if (kind === 'missing') this.#removed.add(index)
      else {
        const other = came.next().value
        if (other && kind === 'changed') this.#replace(each, other)
        else if (other) this.#learn(each, other)
        last = index
      }
    }
  }

  lines(): readonly Line[] {
    const lines = this.#lines.flatMap((line, index): Line[] => {
      const own = this.#removed.has(index) ? [] : [this.#replaced.get(index) ?? line]
      return [...own, ...(this.#inserted.get(index) ?? [])]
    })
    return this.#inserted.size === 0 ? lines : inLogs([...(this.#inserted.get(-1) ?? []), ...lines])
  }

  #keys(differences: readonly Difference[]): { readonly expected: string; readonly actual: string } {
    const [first] = differences
    const { topic = '', key = null } = first ?? {}
    const there = differences.find(({ ids }) => ids.expected !== undefined)?.ids.expected
    const here = differences.find(({ ids }) => ids.actual !== undefined)?.ids.actual
    return {
      expected: nameOf(topic, there === undefined ? key : (this.#plan.ids.get(there) ?? there)),
      actual: nameOf(topic, here ?? key),
    }
  }

  #recorded({ line }: Expected): RecordedMessage | undefined {
    const found = this.#lines[line - 2]
    return found?.kind === 'message' ? found : undefined
  }

  #learn(expected: Expected, came: StoryMessage): void {
    const recorded = this.#recorded(expected)
    if (recorded)
      this.#pairTexts([recorded.key, recorded.headers, recorded.value], [came.key, came.headers, came.message])
  }

  #pairTexts(recorded: Value, came: Value): void {
    if (typeof recorded === 'string' && typeof came === 'string') {
      if (recorded !== came && !this.#names.has(came)) this.#names.set(came, recorded)
    } else if (isObject(recorded) && isObject(came)) {
      for (const [name, value] of Object.entries(came)) this.#pairTexts(recorded[name] ?? null, value)
    }
  }

  #replace(expected: Expected, came: StoryMessage): void {
    const recorded = this.#recorded(expected)
    if (!recorded) return
    const [before, now] = [this.#links.id(storyOf(recorded)), this.#links.id(came)]
    if (before !== undefined && now !== undefined) this.#names.set(now, before)
    const { type, headers, value } = this.#inRecording(came)
    this.#replaced.set(expected.line - 2, { ...recorded, type, headers, value })
  }

  /** After the message before it of its aggregate, and after its cause. */
  #insert(came: StoryMessage, last = -1): number {
    const message = this.#inRecording(came)
    const cause = this.#places.get(this.#links.cause(storyOf(message)) ?? '') ?? -1
    const after = Math.max(last, cause)
    const [before, ofItsLog] = [this.#lines[after], this.#lines[last]]
    const at = before?.at ?? message.at
    const place = ofItsLog?.kind === 'message' ? { partition: ofItsLog.partition, offset: ofItsLog.offset + 1n } : {}
    const others = this.#inserted.get(after) ?? []
    this.#inserted.set(after, [...others, { ...message, ...place, at }])
    const id = this.#links.id(storyOf(message))
    if (id !== undefined) this.#places.set(id, after)
    return after
  }

  #inRecording({ topic, partition, offset, at, key, headers, type, message }: StoryMessage): RecordedMessage {
    const moving = new Moving(this.#plan.contract, { of: (text) => this.#names.get(text) ?? text }, -this.#plan.offset)
    const place = { topic, partition, offset, at, key }
    return moving.message({ kind: 'message', ...place, headers, type: type.name, value: message })
  }
}

/** A line that came in between moves those behind it in its partition. */
function inLogs(lines: readonly Line[]): Line[] {
  const last = new Map<string, bigint>()
  return lines.map((line) => {
    if (line.kind !== 'message') return line
    const log = JSON.stringify([line.topic, line.partition])
    const before = last.get(log)
    const offset = before !== undefined && line.offset <= before ? before + 1n : line.offset
    last.set(log, offset)
    return offset === line.offset ? line : { ...line, offset }
  })
}

const expectedStory = (message: ExpectedMessage): Expected => ({ ...storyOf(message), line: message.line })
const nameOf = (topic: string, key: string | null) => JSON.stringify([topic, key])
const aggregateOf = ({ topic, key }: StoryMessage) => nameOf(topic, key)
const isObject = (value: Value): value is { readonly [name: string]: Value } =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array)

function groupBy<T>(all: readonly T[], nameOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(nameOf(one))
    if (group) group.push(one)
    else groups.set(nameOf(one), [one])
  }
  return groups
}
