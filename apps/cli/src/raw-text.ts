import { durationText } from './duration.js'
import { count } from './replay-text.js'

/** How a command line names the system again that is meant: options as they were given. */
export interface SameSystem {
  readonly folder?: string | undefined
  readonly brokers?: string | undefined
  readonly asyncapi?: readonly string[] | undefined
  readonly schemas?: string | undefined
  readonly target?: string | undefined
  readonly yesWriteTo?: string | undefined
}

export interface Copied {
  readonly prefix: string
  readonly records: number
  readonly topics: number
  /** Milliseconds. */
  readonly took: number
}

/** What was copied, how to look at it, and how to take it away. */
export function copiedText({ prefix, records, topics, took }: Copied, asked: SameSystem): string {
  return [
    `${count(records, 'record')} copied to ${count(topics, 'topic')} under ${prefix} in ${durationText(took)}. They stay:`,
    `  npx parpay watch --prefix ${prefix} --since beginning${options(reading(asked))}`,
    `  npx parpay ${removal(prefix, asked)}`,
  ].join('\n')
}

export const copiedJson = ({ prefix, records, topics, took }: Copied, asked: SameSystem) => ({
  ...{ prefix, records, topics, milliseconds: Math.round(took) },
  remove: `parpay ${removal(prefix, asked)}`,
})

export function removedText(prefix: string, removed: readonly string[], left: readonly string[]): string {
  const stays = left.length === 0 ? '' : ` Others begin with it, are none of it and stay: ${left.join(', ')}.`
  return `${count(removed.length, 'topic')} under ${prefix} removed.${stays}`
}

const removal = (prefix: string, asked: SameSystem): string =>
  `replay --raw --remove ${prefix}${options(writing(asked))}`

const reading = ({ folder, brokers, asyncapi, schemas }: SameSystem): SameSystem => ({
  ...{ folder, brokers, asyncapi, schemas },
})
const writing = ({ folder, brokers, target, yesWriteTo }: SameSystem): SameSystem => ({
  ...{ folder, brokers, target, yesWriteTo },
})

function options({ folder, brokers, asyncapi, schemas, target, yesWriteTo }: SameSystem): string {
  const given: readonly (readonly [string, readonly string[]])[] = [
    ['--folder', folder === undefined ? [] : [folder]],
    ['--brokers', brokers === undefined ? [] : [brokers]],
    ['--asyncapi', asyncapi ?? []],
    ['--schemas', schemas === undefined ? [] : [schemas]],
    ['--target', target === undefined ? [] : [target]],
    ['--yes-write-to', yesWriteTo === undefined ? [] : [yesWriteTo]],
  ]
  return given
    .flatMap(([name, values]) => (values.length === 0 ? [] : ` ${[name, ...values.map(word)].join(' ')}`))
    .join('')
}

/** As a POSIX shell takes it. */
const word = (text: string): string => (/^[\w./:,@=+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)
