/** Keys remembered; the one seen longest ago is forgotten first, and then counts as new. */
const most = 50_000

/** Follows each key's sequence numbers on each topic: from 1, by one, and after a crash perhaps some of them again. */
export class Sequences {
  readonly #last = new Map<string, { readonly sequence: number; readonly id: string }>()

  /**
   * `again` when this number was seen; a sentence when numbers are missing before it, or when the last one comes again as
   * another message; undefined when it is the next. `id`: its `ce_id`.
   */
  next(topic: string, key: string, sequence: number, id: string): 'again' | { readonly breach: string } | undefined {
    const name = `${topic}/${key}`
    const last = this.#last.get(name)
    if (last?.sequence === sequence && last.id !== id)
      return { breach: `a fork: sequence ${sequence} was another message before (${last.id}; this is ${id})` }
    if (last !== undefined && sequence <= last.sequence) return 'again'
    this.#last.delete(name)
    this.#last.set(name, { sequence, id })
    const [oldest] = this.#last.keys()
    if (this.#last.size > most && oldest !== undefined) this.#last.delete(oldest)
    if (last === undefined || sequence === last.sequence + 1) return undefined
    const missing = sequence - last.sequence - 1
    const how = missing === 1 ? 'one is' : `${missing} are`
    return { breach: `a gap: sequence ${sequence} came after ${last.sequence}, ${how} missing` }
  }
}
