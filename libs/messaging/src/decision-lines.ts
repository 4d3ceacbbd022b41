/** One line of a decision table: what it stands for, and what is to come of it. */
export interface Line {
  readonly states: readonly string[]
  readonly inputs: readonly string[]
  readonly effect: string
  /** As it was written, for messages. */
  readonly text: string
}

/** "confirmed (captured > 0)" is a case of "confirmed". */
export const plainOf = (name: string): string => name.replace(/ \(.*$/, '')

const oneSpace = (text: string): string => text.trim().replace(/\s+/g, ' ')

/** Names between commas; a comma within brackets belongs to the name. */
const namesIn = (text: string): string[] => text.split(/,(?![^(]*\))/).map(oneSpace)

const form = /^(?<states>[^|]+)\|(?<inputs>.+?)->(?<effect>.+)$/s

/**
 * The lines of a decision table, `state, state | input, input -> effect` each; a line that is indented more than the
 * first continues the one before it. Throws for a line of another form.
 */
export function linesOf(table: string): Line[] {
  const written = table.split('\n').filter((text) => text.trim() !== '')
  const margin = written[0]?.search(/\S/) ?? 0
  const joined: string[] = []
  for (const text of written) {
    const before = text.search(/\S/) > margin ? joined.pop() : undefined
    joined.push(before === undefined ? text : `${before} ${text}`)
  }
  return joined.map((text) => {
    const { states, inputs, effect } = form.exec(text)?.groups ?? {}
    if (!states || !inputs || !effect) throw new Error(`not "state | input -> effect": ${oneSpace(text)}`)
    return { states: namesIn(states), inputs: namesIn(inputs), effect: oneSpace(effect), text: oneSpace(text) }
  })
}
