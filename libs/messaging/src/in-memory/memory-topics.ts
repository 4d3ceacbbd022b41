import type { IncomingRecord, OutgoingRecord } from '../transport.js'

/** Records by topic and key, each key in its order: what a service takes of one says nothing about the others. */
export class MemoryTopics {
  readonly #logs = new Map<string, Map<string, IncomingRecord[]>>()
  /** Everything, in the order in which it was appended. */
  readonly records: IncomingRecord[] = []

  append({ topic, key, value, headers, time }: OutgoingRecord): void {
    const keys = this.#logs.get(topic) ?? new Map<string, IncomingRecord[]>()
    this.#logs.set(topic, keys)
    const log = keys.get(key) ?? []
    keys.set(key, log)
    const record = { topic, partition: 0, offset: BigInt(this.records.length), key, value, headers, time }
    log.push(record)
    this.records.push(record)
  }

  /** The keys of a topic that have records, in the order in which they came. */
  keys(topic: string): readonly string[] {
    return [...(this.#logs.get(topic)?.keys() ?? [])]
  }

  log(topic: string, key: string): readonly IncomingRecord[] {
    return this.#logs.get(topic)?.get(key) ?? []
  }
}
