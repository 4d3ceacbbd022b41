import { pointerTo } from './json-pointer.js'

/** A value is not what its schema says: a clause to follow `it`, as in `has /total, which is no long`. */
export class Misfit extends Error {
  override readonly name = 'Misfit'
  /** @param problem a clause about what lies at `path`, such as `is no long` */
  constructor(
    readonly path: readonly string[],
    readonly problem: string,
  ) {
    super(path.length === 0 ? problem : `has ${pointerTo(path)}, which ${problem}`)
  }
}
