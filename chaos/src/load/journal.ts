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

  /** To a request that is to make an order. */
  placed(key: string, answer: Answer): void {
    const entry = this.entry(key, { makesOrder: true, orderId: null })
    entry.answers.push(answer)
    if (answer.status < 400) entry.orderId ??= /ord_[0-9a-z]{26}/.exec(answer.body)?.[0] ?? null
  }

  /** To the same key with another body. */
  placedOther(key: string, answer: Answer): void {
    this.entry(key, { makesOrder: true, orderId: null }).changed.push(answer)
  }

  /** To any other request. @param orderId the order it is about; null when it is about an account */
  answered(key: string, orderId: string | null, answer: Answer): void {
    this.entry(key, { makesOrder: false, orderId }).answers.push(answer)
  }

  get asked(): readonly Asked[] {
    return [...this.entries.values()]
  }

  private entry(key: string, about: Pick<Entry, 'makesOrder' | 'orderId'>): Entry {
    const entry = this.entries.get(key) ?? { key, ...about, answers: [], changed: [] }
    this.entries.set(key, entry)
    return entry
  }
}
