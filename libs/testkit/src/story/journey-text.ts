import { sinceText } from './duration.js'
import { noteText, type Journey, type Note, type Step } from './journey.js'
import type { StoryMessage } from './message.js'
import { cut, printable, widthOf } from './printable.js'

/** What a piece of a line is, for a caller that colours them. */
export type Part = 'tree' | 'name' | 'key' | 'field' | 'sender' | 'time' | 'note'

export interface JourneyTextOptions {
  /** Characters in a line; 80 unless told otherwise. No line is longer. */
  readonly width?: number
  /** Colours a piece of a line; it must add nothing that takes room. */
  readonly paint?: (part: Part, text: string) => string
  /** The few things of a message worth a glance, such as `4,900 EUR`. The first four are shown. */
  readonly summary?: (message: StoryMessage) => readonly string[]
}

type Piece = readonly [Part, string]

/**
 * The journey as a tree for a terminal: who wrote each message, and after what time since its cause; for the beginning
 * of a tree, since the journey began. Text from messages is escaped, so it can neither colour nor forge a line.
 */
export function journeyText(journey: Journey, options: JourneyTextOptions = {}): string {
  const { width = 80, paint = (_, text) => text, summary = () => [] } = options
  const times = new Map(journey.steps.map((step) => [step, sinceText(step.sinceCause ?? step.sinceBeginning)]))
  const timeWidth = Math.max(0, ...new Set([...times.values()].map(widthOf)))
  const senders = new Map(journey.steps.map((step) => [step, cut(printable(step.sender ?? ''), 16)]))
  const senderWidth = width < 60 ? 0 : Math.max(0, ...new Set([...senders.values()].map(widthOf)))
  const branches = branchesOf(journey.steps, Math.max(3, Math.floor(width / 2)))
  const lines = journey.steps.flatMap((step) => {
    const { line = '', below = '' } = branches.get(step) ?? {}
    const right: Piece[] = [['time', (times.get(step) ?? '').padStart(timeWidth)]]
    if (senderWidth > 0) right.unshift(['sender', (senders.get(step) ?? '').padEnd(senderWidth)])
    const room = width - right.reduce((sum, [, text]) => sum + 2 + widthOf(text), 0)
    const left = fitted(whatMatters(step, line, summary), room < 10 ? width : room)
    const gap = ' '.repeat(Math.max(0, room - left.reduce((sum, [, text]) => sum + widthOf(text), 0)))
    const told = room < 10 ? '' : gap + right.map((piece) => `  ${painted([piece], paint)}`).join('')
    const first = painted(left, paint) + told
    const indent = below + (step.effects.length > 0 ? '│  ' : '   ')
    return [first, ...step.notes.map((note) => painted(fitted(noted(note, indent), width), paint))]
  })
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}

function whatMatters(step: Step, branch: string, summary: (message: StoryMessage) => readonly string[]): Piece[] {
  const { type, key } = step.message
  const pieces: Piece[] = [
    ['tree', branch],
    ['name', printable(type.name)],
  ]
  if (key !== null) pieces.push(['key', ` ${printable(key)}`])
  for (const field of summary(step.message).slice(0, 4)) pieces.push(['field', ` ${printable(field)}`])
  if (step.repeats > 0) pieces.push(['note', ` ×${step.repeats + 1}`])
  return pieces
}

const noted = (note: Note, indent: string): Piece[] => [
  ['tree', indent],
  ['note', `! ${printable(noteText(note))}`],
]

/** Shortens the key first, of which the end tells most; then cuts the line. */
function fitted(pieces: readonly Piece[], room: number): Piece[] {
  const whole = pieces.reduce((sum, [, text]) => sum + widthOf(text), 0)
  const shorter =
    whole <= room ? pieces : pieces.map(([part, text]): Piece => [part, part === 'key' ? brief(text) : text])
  const total = shorter.reduce((sum, [, text]) => sum + widthOf(text), 0)
  let left = total <= room ? room : room - 1
  const kept: Piece[] = []
  for (const [part, text] of shorter) {
    const piece = Array.from(text).slice(0, left).join('')
    left -= widthOf(piece)
    if (piece) kept.push([part, piece])
  }
  return total <= room ? kept : [...kept, ['tree', room > 0 ? '…' : '']]
}

function brief(text: string): string {
  const characters = Array.from(text)
  return characters.length <= 14 ? text : `${characters.slice(0, 5).join('')}…${characters.slice(-6).join('')}`
}

const painted = (pieces: readonly Piece[], paint: (part: Part, text: string) => string) =>
  pieces.map(([part, text]) => (text.trim() ? paint(part, text) : text)).join('')

/** The branches before each step, and below it. Deep ones lose their beginning, so that the names remain. */
function branchesOf(
  steps: readonly Step[],
  most: number,
): Map<Step, { readonly line: string; readonly below: string }> {
  const branches = new Map<Step, { line: string; below: string }>()
  for (const step of steps) {
    const before = step.cause && branches.get(step.cause)
    const last = step.cause?.effects.at(-1) === step
    const line = before ? `${before.below}${last ? '└─ ' : '├─ '}` : ''
    const below = before ? `${before.below}${last ? '   ' : '│  '}` : ''
    branches.set(step, { line: shallow(line, most), below: shallow(below, most) })
  }
  return branches
}

const shallow = (branch: string, most: number) => (branch.length <= most ? branch : `…${branch.slice(1 - most)}`)
