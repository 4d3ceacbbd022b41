import type { Links, StoryMessage } from '../story/index.js'
import { KnownTexts } from './kinds.js'

export interface BelongingOptions {
  readonly links: Links
  /** The replay's ids: keys and correlation ids, and with a UUID among them all that have it. */
  readonly ids: Iterable<string>
  /** Nothing else is in the system: all belongs. */
  readonly isolated?: boolean
}

/** Tells which messages of a system are effects of one replay: by key, by correlation, or by what caused them. */
export class Belonging {
  readonly #links: Links
  readonly #isolated: boolean
  readonly #ids = new KnownTexts()
  readonly #belonging = new Set<string>()
  /** By the id of their cause: messages that would belong if that did. */
  readonly #waiting = new Map<string, StoryMessage[]>()

  constructor({ links, ids, isolated = false }: BelongingOptions) {
    this.#links = links
    this.#isolated = isolated
    this.#ids.add(ids)
  }

  /** A message that was sent: what it causes belongs. */
  add(message: StoryMessage): void {
    const id = this.#links.id(message)
    if (id !== undefined) this.#belonging.add(id)
  }

  /** Whether one of a record's texts says that it belongs: its key, or any header where nobody can say which counts. */
  hasText(texts: Iterable<string | null>): boolean {
    if (this.#isolated) return true
    for (const text of texts) if (text !== null && this.#ids.has(text)) return true
    return false
  }

  /** What belongs now that this message came: itself, and what came before it and was caused by it. */
  take(message: StoryMessage): StoryMessage[] {
    const cause = this.#links.cause(message)
    const caused = cause !== undefined && this.#belonging.has(cause)
    if (!caused && !this.hasText([message.key, this.#links.correlation(message) ?? null])) {
      if (cause !== undefined) this.#wait(cause, message)
      return []
    }
    const found: StoryMessage[] = []
    const open = [message]
    for (let next = open.pop(); next; next = open.pop()) {
      found.push(next)
      const id = this.#links.id(next)
      if (id === undefined) continue
      this.#belonging.add(id)
      open.push(...(this.#waiting.get(id) ?? []))
      this.#waiting.delete(id)
    }
    return found
  }

  #wait(cause: string, message: StoryMessage): void {
    const others = this.#waiting.get(cause)
    if (others) others.push(message)
    else this.#waiting.set(cause, [message])
  }
}
