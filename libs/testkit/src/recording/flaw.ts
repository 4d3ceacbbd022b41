/** What is wrong with a line and what to do, before it is known which line of which file it is. */
export class Flaw extends Error {
  override readonly name = 'Flaw'
}

const longest = 40

/** A piece of a file for a terminal: short, and without characters that a terminal acts upon. */
export function quoted(text: string): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}...` : text
  return JSON.stringify(shown).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
