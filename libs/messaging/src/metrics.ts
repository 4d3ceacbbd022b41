/** A number of messages of one type. */
export interface Count {
  readonly topic: string
  readonly type: string
  readonly messages: number
}

/** A batch that has committed. */
export interface CommittedBatch {
  /** Messages, outcomes and whatever else came with it, repeats among them. */
  readonly items: number
  /** What had its effects, by type. */
  readonly applied: readonly Count[]
  /** Seconds its rules took. */
  readonly deciding: number
  /** Seconds its transaction took, from begin to the commit's answer. */
  readonly transaction: number
}

/** The seam between the runtime and whatever counts: told once for each batch, send or call, not for each message. */
export interface Metrics {
  committed(batch: CommittedBatch): void
  /** The broker has acknowledged these. */
  published(messages: readonly Count[]): void
  /** A try of an attempt ended without a known outcome. */
  retried(worker: string): void
}

export const unmeasured: Metrics = {
  committed: () => undefined,
  published: () => undefined,
  retried: () => undefined,
}

/** How many there are of each topic and type. */
export function countByType(things: readonly { readonly topic: string; readonly type: string }[]): Count[] {
  const counts = new Map<string, { topic: string; type: string; messages: number }>()
  for (const { topic, type } of things) {
    const name = `${topic}/${type}`
    const count = counts.get(name)
    if (count) count.messages += 1
    else counts.set(name, { topic, type, messages: 1 })
  }
  return [...counts.values()]
}
