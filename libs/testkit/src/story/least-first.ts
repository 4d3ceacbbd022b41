/** A queue of numbers that gives the least first: a binary heap. */
export class LeastFirst {
  readonly #heap: number[] = []

  get first(): number | undefined {
    return this.#heap[0]
  }

  add(added: number): void {
    const heap = this.#heap
    let at = heap.length
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = heap[above]
      if (parent === undefined || parent <= added) break
      heap[at] = parent
      at = above
    }
    heap[at] = added
  }

  take(): number | undefined {
    const heap = this.#heap
    const least = heap[0]
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return least
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const below = (heap[left + 1] ?? Infinity) < (heap[left] ?? Infinity) ? left + 1 : left
      const child = heap[below]
      if (child === undefined || child >= last) break
      heap[at] = child
      at = below
    }
    heap[at] = last
    return least
  }
}
