import type { Paint } from './palette.js'
import { table } from './table.js'

export interface ListedTopic {
  readonly name: string
  readonly partitions: number
  readonly writers: readonly string[]
  readonly readers: readonly string[]
  /** Held now: what retention removed is not counted. */
  readonly messages: number
}

export function topicsText(topics: readonly ListedTopic[], paint: Paint): string {
  const rows = topics.map(({ name, partitions, writers, readers, messages }) => [
    name,
    String(partitions),
    writers.join(' '),
    readers.join(' '),
    messages.toLocaleString('en'),
  ])
  return table(['topic', 'partitions', 'writer', 'readers', 'messages'], rows, { right: [1, 4], paint })
}
