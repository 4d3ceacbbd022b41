import { sinceText } from './duration.js'
import type { Journey, Step } from './journey.js'

/**
 * The journey as a Mermaid sequence diagram (https://mermaid.js.org/syntax/sequenceDiagram.html): an arrow leads from a
 * message's sender to each service that it made write something, with that message's name. A message that led to
 * nothing is a note over its sender.
 */
export function journeyMermaid(journey: Journey): string {
  const senders = new Map<string, string>()
  for (const { sender = '' } of journey.steps) if (!senders.has(sender)) senders.set(sender, `p${senders.size + 1}`)
  const participant = (step: Step) => senders.get(step.sender ?? '') ?? ''
  const lines = journey.steps.flatMap((step) => {
    const from = participant(step)
    const readers = new Set(step.effects.map(participant))
    const label = `${escaped(step.message.type.name)} ${escaped(sinceText(step.sinceBeginning))}`
    if (readers.size === 0) return [`Note over ${from}: ${label}`]
    return [...readers].map((to) => `${from}->>${to}: ${label}`)
  })
  const participants = [...senders].map(([name, id]) => `participant ${id} as ${escaped(name || 'unknown')}`)
  return ['sequenceDiagram', ...[...participants, ...lines].map((line) => `  ${line}`), ''].join('\n')
}

/** Mermaid ends a statement at `;` and line ends, and takes `#59;` for a character by its number. */
const escaped = (text: string) =>
  text.replace(/[^\p{L}\p{N} _./+-]/gu, (character) =>
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(character) ? '?' : `#${character.codePointAt(0) ?? 0};`,
  )
