import { causalOrder } from './causal-order.js'
import { timeOf, type Links, type StoryMessage } from './message.js'
import { sameContent } from './same-content.js'

/** What a reader must know of a step to trust it. */
export type Note =
  /** It names a cause that is not among the messages. */
  | { readonly kind: 'cause-unseen'; readonly cause: string }
  /** It names a cause that comes after it: itself, one it caused, or one behind it in its log. */
  | { readonly kind: 'cause-later'; readonly cause: string }
  /** A repeat of it says something else under the same id. */
  | { readonly kind: 'repeat-differs' }

/** A message in its place in the story. */
export interface Step {
  readonly message: StoryMessage
  readonly id: string | undefined
  readonly correlation: string | undefined
  readonly sender: string | undefined
  /** The step that caused it; none for the beginning of a tree. */
  readonly cause: Step | undefined
  /** What it caused, in causal order. */
  readonly effects: readonly Step[]
  /** How many causes lie before it: 0 for the beginning of a tree. */
  readonly depth: number
  /** Milliseconds since its cause by the records' times; negative where clocks are skewed. */
  readonly sinceCause: number | undefined
  /** Milliseconds since the journey began. */
  readonly sinceBeginning: number
  /** How often the same message came again. */
  readonly repeats: number
  readonly notes: readonly Note[]
}

/** A forest by causation. */
export interface Journey {
  /** The earliest of the messages' times; absent where there are no messages. */
  readonly began: Date | undefined
  /** Milliseconds from the earliest to the latest message. */
  readonly took: number
  /** All steps, each tree from its beginning on, an effect and all it led to before the next effect. */
  readonly steps: readonly Step[]
}

interface Growing extends Step {
  readonly cause: Growing | undefined
  readonly effects: Growing[]
  repeats: number
  readonly notes: Note[]
}

/** What happened, as a forest: what each message caused below it. Repeats are counted, not shown. */
export function journey(messages: readonly StoryMessage[], links: Links): Journey {
  const ordered = causalOrder(messages, links)
  const times = ordered.map(timeOf)
  const began = times.reduce((least, time) => Math.min(least, time), Infinity)
  const ended = times.reduce((most, time) => Math.max(most, time), -Infinity)
  const named = new Set(ordered.map((message) => links.id(message)))
  const steps = new Map<string, Growing>()
  const roots: Growing[] = []
  for (const message of ordered) {
    const id = links.id(message)
    const before = id === undefined ? undefined : steps.get(id)
    if (before) {
      repeat(before, message)
      continue
    }
    const step = stepOf(message, links, steps, named, began)
    const siblings = step.cause?.effects ?? roots
    siblings.push(step)
    if (id !== undefined) steps.set(id, step)
  }
  if (ordered.length === 0) return { began: undefined, took: 0, steps: [] }
  return { began: new Date(began), took: ended - began, steps: treeOrder(roots) }
}

function stepOf(
  message: StoryMessage,
  links: Links,
  steps: ReadonlyMap<string, Growing>,
  named: ReadonlySet<string | undefined>,
  began: number,
): Growing {
  const from = links.cause(message)
  const cause = from === undefined ? undefined : steps.get(from)
  const notes: Note[] = []
  if (from !== undefined && !cause) notes.push({ kind: named.has(from) ? 'cause-later' : 'cause-unseen', cause: from })
  return {
    message,
    id: links.id(message),
    correlation: links.correlation(message),
    sender: links.sender(message),
    cause,
    effects: [],
    depth: cause ? cause.depth + 1 : 0,
    sinceCause: cause && timeOf(message) - timeOf(cause.message),
    sinceBeginning: timeOf(message) - began,
    repeats: 0,
    notes,
  }
}

function repeat(first: Growing, again: StoryMessage): void {
  first.repeats += 1
  if (sameContent(first.message, again) || first.notes.some(({ kind }) => kind === 'repeat-differs')) return
  first.notes.push({ kind: 'repeat-differs' })
}

/** Without recursion: a chain of causes may be longer than the call stack. */
function treeOrder(roots: readonly Growing[]): Step[] {
  const order: Step[] = []
  const ahead = roots.toReversed()
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    order.push(next)
    for (const effect of next.effects.toReversed()) ahead.push(effect)
  }
  return order
}

/** A note as a clause. The id in it is as the message has it: not escaped. */
export function noteText(note: Note): string {
  switch (note.kind) {
    case 'cause-unseen':
      return `its cause ${note.cause} was not seen`
    case 'cause-later':
      return `its cause ${note.cause} comes after it`
    case 'repeat-differs':
      return 'a repeat says something else under the same id'
  }
}
