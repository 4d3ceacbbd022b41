import { createHash } from 'node:crypto'
import { durationText, sinceText } from './duration.js'
import { isoOf } from './journey-data.js'
import { noteText, type Journey, type Step } from './journey.js'
import { journeyStyle } from './journey-style.js'
import { jsonOf } from './json.js'
import type { StoryMessage } from './message.js'
import { printable } from './printable.js'

export interface JourneyHtmlOptions {
  readonly title?: string
  /** The few things of a message worth a glance, such as `4,900 EUR`. */
  readonly summary?: (message: StoryMessage) => readonly string[]
}

const styleHash = createHash('sha256').update(journeyStyle).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`

/**
 * The journey as one HTML file that needs nothing else and runs no script; its Content-Security-Policy forbids all but
 * its own style. Everything from messages is escaped.
 */
export function journeyHtml(
  journey: Journey,
  { title = 'Journey', summary = () => [] }: JourneyHtmlOptions = {},
): string {
  const count = journey.steps.length
  const about = `${count} ${count === 1 ? 'message' : 'messages'} in ${durationText(journey.took)}`
  const since = journey.began ? `, from ${timeTag(journey.began)}` : ''
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${journeyStyle}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${about}${since}</p>
<ol>
${journey.steps.map((step) => stepHtml(step, summary(step.message))).join('\n')}
</ol>
</body>
</html>
`
}

function stepHtml(step: Step, summary: readonly string[]): string {
  const { type, key, topic, partition, offset, at, headers, message } = step.message
  const after = step.cause
    ? `${sinceText(step.sinceCause ?? 0)} after ${step.cause.message.type.name}`
    : 'the beginning of a tree'
  const told = [
    `<b>${escaped(type.name)}</b>`,
    ...(key === null ? [] : [`<code>${escaped(key)}</code>`]),
    ...summary.map((field) => `<span>${escaped(field)}</span>`),
    ...(step.repeats > 0 ? [`<em>×${step.repeats + 1}</em>`] : []),
  ]
  const place = `${topic}, partition ${partition}, offset ${offset}`
  const named = Object.entries(headers).map(([name, text]) => `<dt>${escaped(name)}</dt><dd>${escaped(text)}</dd>`)
  return `<li class="d${Math.min(step.depth, 12)}">
<p>${told.join(' ')}</p>
<p class="when">${escaped(step.sender ?? 'unknown sender')}, ${escaped(after)}, ${sinceText(step.sinceBeginning)} in all</p>
${step.notes.map((note) => `<p class="note">${escaped(noteText(note))}</p>\n`).join('')}<details>
<summary>Message</summary>
<p>${escaped(place)}, ${timeTag(at)}</p>
<dl>${named.join('')}</dl>
<pre>${escaped(JSON.stringify(jsonOf(message), null, 2), true)}</pre>
</details>
</li>`
}

const timeTag = (at: Date) => `<time>${isoOf(at)}</time>`

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** `lines`: the text has line ends of our own. */
function escaped(text: string, lines = false): string {
  const shown = lines ? text.split('\n').map(printable).join('\n') : printable(text)
  return shown.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
