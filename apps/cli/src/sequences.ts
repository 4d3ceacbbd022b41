/** Keys remembered; the one seen longest ago is forgotten first, and then counts as new. */
const most = 50_000

/** Follows each key's sequence numbers on each topic: from 1, by one, and after a crash perhaps some of them again. */
export class Sequences {
  readonly #last = new Map<string, number>()

  /** `again` when this number was seen; a sentence when numbers are missing before it; undefined when it is the next. */
  next(topic: string, key: string, sequence: number): 'again' | { readonly gap: string } | undefined {
    const name = `${topic}/${key}`
    const last = this.#last.get(name)
    if (last !== undefined && sequence <= last) return 'again'
    this.#last.delete(name)
    this.#last.set(name, sequence)
    const [oldest] = this.#last.keys()
    if (this.#last.size > most && oldest !== undefined) this.#last.delete(oldest)
    if (last === undefined || sequence === last + 1) return undefined
    const missing = sequence - last - 1
    return { gap: `sequence ${sequence} came after ${last}: ${missing === 1 ? 'one is' : `${missing} are`} missing` }
  }
}
