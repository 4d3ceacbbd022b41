import {
  journey,
  journeyHtml,
  journeyMermaid,
  journeyText,
  type MessageContract,
  type Part,
  type StoryMessage,
  type Tailed,
} from '@parpay/testkit'
import type { DescribedSystem } from './described-system.js'
import { presentable } from './presentable.js'
import { understood } from './sighting.js'
import type { Look } from './watch-line.js'
import { styleOf, type Paint, type Style } from './palette.js'
import { fieldsSummary, summary } from './summary.js'
import type { StoryForm } from './watch-form.js'

/** A message as part of a story, without what the contract marks secret; undefined for one that did not decode. */
export function storyMessage(tailed: Tailed<MessageContract>): StoryMessage | undefined {
  const told = understood(tailed)
  return told && { ...told, message: presentable(told.message, told.type) }
}

/** Messages as one story, in the order in which one led to another. Ends with a line feed. */
export function storyText(
  form: StoryForm,
  messages: readonly StoryMessage[],
  title: string,
  { links, own }: Pick<DescribedSystem, 'links' | 'own'>,
  { paint, columns }: Look,
): string {
  const told = journey(messages, links)
  const words = {
    summary: ({ message, key }: StoryMessage) => [own ? summary(message) : fieldsSummary(message, key)].filter(Boolean),
  }
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
