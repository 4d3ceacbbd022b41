/** Keeps the last so many of each key on each topic. */
export class Latest<T extends { readonly topic: string; readonly key: string | null }> {
  readonly #kept = new Map<string, { readonly order: number; readonly each: T }[]>()
  #order = 0

  constructor(private readonly most: number) {}

  add(each: T): void {
    const name = JSON.stringify([each.topic, each.key])
    const kept = this.#kept.get(name) ?? []
    this.#kept.set(name, kept)
    kept.push({ order: this.#order, each })
    this.#order += 1
    if (kept.length > this.most) kept.shift()
  }

  /** In the order in which they were added. */
  all(): T[] {
    const kept = [...this.#kept.values()].flat()
    return kept.sort((one, other) => one.order - other.order).map(({ each }) => each)
  }
}
