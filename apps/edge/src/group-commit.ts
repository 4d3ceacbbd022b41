/**
 * Hands what arrives to `commit` in groups: one group at a time, the next one takes everything that arrived meanwhile.
 * There is no timer, so an item alone does not wait, and groups grow by themselves under load.
 *
 * `commit` answers each item of a group, in its order. A group it throws for is tried again item by item when
 * `separable` says that may help, so that one item fails alone.
 */
export function groupCommit<Item, Answer>(
  commit: (group: readonly Item[]) => Promise<readonly Answer[]>,
  { largest, separable }: { largest: number; separable: (error: unknown) => boolean },
): (item: Item) => Promise<Answer> {
  const waiting: Waiting<Item, Answer>[] = []
  let running = false

  async function run(): Promise<void> {
    running = true
    while (waiting.length > 0) await settle(waiting.splice(0, largest))
    running = false
  }

  async function settle(group: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await commit(group.map(({ item }) => item))
      group.forEach(({ resolve }, i) => {
        resolve(answers[i] as Answer)
      })
    } catch (error) {
      if (group.length > 1 && separable(error)) for (const one of group) await settle([one])
      else for (const { reject } of group) reject(error)
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!running) void run()
    })
}

interface Waiting<Item, Answer> {
  readonly item: Item
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}
