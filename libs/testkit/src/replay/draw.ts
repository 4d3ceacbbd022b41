import { createHash } from 'node:crypto'

/** Numbers that look random and are the same for the same seed (Marsaglia's xorshift, 32 bits). */
export class Draw {
  #state: number

  constructor(seed: string) {
    this.#state = createHash('sha256').update(seed).digest().readUInt32BE() || 1
  }

  /** From 0 to below 1. */
  number(): number {
    this.#state ^= this.#state << 13
    this.#state ^= this.#state >>> 17
    this.#state ^= this.#state << 5
    return (this.#state >>> 0) / 2 ** 32
  }

  /** From 0 to below `limit`. */
  integer(limit: number): number {
    return Math.floor(this.number() * limit)
  }
}
