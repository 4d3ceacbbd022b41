/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | false | readonly Part[]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '')

function textOf(part: Part): string {
  if (part instanceof Html) return part.text
  if (part === false) return ''
  return typeof part === 'object' ? part.map(textOf).join('') : escaped(String(part))
}

/** A template whose parts are escaped unless they are HTML themselves; a list is joined, `false` is nothing. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.map((string, i) => string + textOf(parts[i] ?? '')).join(''))

/** Text of the contracts: what stands between backticks is code. */
export const prose = (text: string): Html[] =>
  text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))
