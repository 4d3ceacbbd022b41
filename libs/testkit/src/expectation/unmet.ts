import { journey, journeyText, type Links, type StoryMessage } from '../story/index.js'
import { valueText } from '../story/value-text.js'
import type { Misunderstood } from '../tailed.js'
import type { ValueObject } from '../value.js'
import type { Question } from './wanted.js'

/** What was expected did not come, or came and should not have. The message tells what did come. */
export class ExpectationUnmet extends Error {
  override readonly name = 'ExpectationUnmet'
}

/** The system has not come to rest in time: nothing can be said of what does not come. */
export class NotQuiet extends Error {
  override readonly name = 'NotQuiet'
  constructor(
    within: number,
    readonly unrest: readonly string[],
  ) {
    super(
      `The system was not quiet within ${inSeconds(within)}: ${unrest.join('; ') || 'it did not say why'}. Give it longer by \`within\`, or mend what holds it up.`,
    )
  }
}

/** What was seen while a test waited. */
export interface Seen {
  readonly messages: readonly StoryMessage[]
  readonly problems: readonly Misunderstood[]
}

const most = 20

export const missing = (question: Question, seen: Seen, links: Links, within: number): ExpectationUnmet =>
  new ExpectationUnmet(`${question.text} did not come within ${inSeconds(within)}.\n${whatCame(question, seen, links)}`)

export const unwanted = (question: Question, came: StoryMessage, seen: Seen, links: Links): ExpectationUnmet =>
  new ExpectationUnmet(
    `${question.text} came, and should not have: ${valueText(came.message)}\n${whatCame(question, seen, links)}`,
  )

/** The messages of the flows that the question is about, as a tree; where none is, the last ones of all. */
function whatCame(question: Question, { messages, problems }: Seen, links: Links): string {
  if (messages.length + problems.length === 0) return 'Nothing came at all.\n'
  const flows = new Set(messages.filter(({ message }) => question.mentions(message)).map((each) => flowOf(each, links)))
  const about = messages.filter((each) => flows.has(flowOf(each, links)))
  const [shown, of] = about.length > 0 ? [about.slice(-most), 'about it'] : [messages.slice(-most), 'at all']
  const summary = ({ type, message }: StoryMessage) =>
    question.messages.includes(type.name) ? fieldsAsked(question, message) : []
  const tree = journeyText(journey(shown, links), { width: 120, summary })
  const left = about.length > 0 ? about.length - shown.length : messages.length - shown.length
  return [
    `What came ${of}${left > 0 ? `, the last ${shown.length}` : ''}:\n`,
    shown.length > 0 ? tree : 'nothing\n',
    ...problems.slice(0, 3).map(({ topic, partition, offset, problem }) => {
      return `! ${topic}[${partition}]@${offset} could not be decoded: ${problem}\n`
    }),
  ].join('')
}

const flowOf = (message: StoryMessage, links: Links) => links.correlation(message) ?? message.key ?? links.id(message)

function fieldsAsked({ asked }: Question, message: StoryMessage['message']): string[] {
  const fields: ValueObject = { ...(isFields(message) ? message : {}) }
  return asked.map((name) => `${name} ${fields[name] === undefined ? '(missing)' : valueText(fields[name])}`)
}

const isFields = (value: StoryMessage['message']): value is ValueObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)

const inSeconds = (milliseconds: number): string =>
  milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${Math.round(milliseconds / 100) / 10} s`
