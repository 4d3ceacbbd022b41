import { styleText } from 'node:util'

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan'

/** Colours a text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string

export const plain: Paint = (_, text) => text
export const coloured: Paint = (style, text) => styleText(style, text, { validateStream: false })

/** Colours only on a terminal and only without `NO_COLOR` (https://no-color.org: any value but the empty one). */
export const paintFor = (isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): Paint =>
  isTerminal && !environment['NO_COLOR'] ? coloured : plain

const services: Readonly<Record<string, Style>> = {
  edge: 'cyan',
  checkout: 'blue',
  payments: 'magenta',
  accounts: 'green',
}

const others: readonly Style[] = ['yellow', 'cyan', 'magenta', 'green', 'blue']

/** A service's colour, the same everywhere: what its name comes to where it is none of ours. */
export function styleOf(service: string): Style {
  const sum = Buffer.from(service).reduce((all, byte) => all + byte, 0)
  return services[service] ?? others[sum % others.length] ?? 'yellow'
}
