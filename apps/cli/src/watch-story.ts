import type { AnyMessageType } from '@parpay/events'
import {
  isValue,
  journey,
  journeyHtml,
  journeyMermaid,
  journeyText,
  type Links,
  type Part,
  type StoryMessage,
  type Tailed,
  type Value,
} from '@parpay/testkit'
import type { Look } from './watch-line.js'
import { styleOf, type Paint, type Style } from './palette.js'
import { summary } from './summary.js'
import type { StoryForm } from './watch-form.js'

/** Where our messages say what they are and what caused them: CloudEvents' headers. */
const links: Links = {
  id: ({ headers }) => headers['ce_id'],
  cause: ({ headers }) => headers['ce_causationid'],
  correlation: ({ headers }) => headers['ce_correlationid'],
  sender: ({ headers }) => headers['ce_source']?.split('/').at(-1),
}

/** A message as part of a story, without what the contract marks secret; undefined for one that did not decode. */
export function storyMessage({ type, message, problem, ...place }: Tailed<AnyMessageType>): StoryMessage | undefined {
  if (problem !== undefined || !isValue(message)) return undefined
  return { ...place, type, message: withoutSecrets(message, new Set(type.secrets)) }
}

/** Messages as one story, in the order in which one led to another. Ends with a line feed. */
export function storyText(
  form: StoryForm,
  messages: readonly StoryMessage[],
  title: string,
  { paint, columns }: Look,
): string {
  const told = journey(messages, links)
  const words = { summary: ({ message }: StoryMessage) => [summary(message)].filter(Boolean) }
  if (form === 'mermaid') return journeyMermaid(told)
  if (form === 'html') return journeyHtml(told, { title, ...words })
  return journeyText(told, { width: Math.min(columns, widest), paint: painted(paint), ...words })
}

/** A line longer than this is hard to follow, where nothing limits it. */
const widest = 110
const styles: Partial<Readonly<Record<Part, Style>>> = { tree: 'dim', key: 'dim', time: 'dim', note: 'red' }

function painted(paint: Paint) {
  return (part: Part, text: string): string => {
    const style = part === 'sender' ? styleOf(text.trim()) : styles[part]
    return style === undefined ? text : paint(style, text)
  }
}

function withoutSecrets(value: Value, secrets: ReadonlySet<string>): Value {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value
  if (Array.isArray(value)) return value.map((item: Value) => withoutSecrets(item, secrets))
  const fields = Object.entries(value).map(([name, field]): [string, Value] => [
    name,
    secrets.has(name) ? '***' : withoutSecrets(field, secrets),
  ])
  return Object.fromEntries(fields)
}
