import type { Answer, Asked } from '../check/evidence.js'

interface Entry {
  readonly key: string
  readonly makesOrder: boolean
  orderId: string | null
  readonly answers: Answer[]
  readonly changed: Answer[]
}

/** Everything the load asked for and was answered: the only witness of what merchants were told. */
export class Journal {
  private readonly entries = new Map<string, Entry>()

  /** @param about the order it is about; null when it is to make one */
  answered(key: string, about: string | null, answer: Answer): void {
    const entry = this.entry(key, about)
    entry.answers.push(answer)
    if (entry.makesOrder && answer.status < 400) entry.orderId ??= /ord_[0-9a-z]{26}/.exec(answer.body)?.[0] ?? null
  }

  /** The key came with another body. */
  answeredOther(key: string, about: string | null, answer: Answer): void {
    this.entry(key, about).changed.push(answer)
  }

  get asked(): readonly Asked[] {
    return [...this.entries.values()]
  }

  private entry(key: string, about: string | null): Entry {
    const entry = this.entries.get(key) ?? {
      ...{ key, makesOrder: about === null, orderId: about },
      ...{ answers: [], changed: [] },
    }
    this.entries.set(key, entry)
    return entry
  }
}
