/** What a line may be at most, so that a hostile file costs no more than a large one. */
export interface Limits {
  /** Bytes of a line, its end not counted. */
  readonly line: number
  /** Objects and lists within each other, the line's own object counted. */
  readonly depth: number
  /** Fields of one object. */
  readonly fields: number
}

export const limits: Limits = { line: 8 * 1024 * 1024, depth: 64, fields: 10_000 }
