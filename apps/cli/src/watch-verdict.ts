import type { Filter, FilterInput } from '@parpay/testkit'
import { durationText } from './duration.js'
import type { FilterTexts, Filters } from './watch-filters.js'

/** What a watch was to find out. */
export interface Question extends FilterTexts {
  /** Milliseconds to watch for; without it until the answer is known. */
  readonly within?: number | undefined
  /** Whether a message that breaks its contract ends the watch. */
  readonly strict?: boolean | undefined
}

export interface Verdict {
  readonly held: boolean
  /** One sentence. */
  readonly because: string
}

/**
 * Answers a question from what is seen. `--expect` is answered by the first message that passes, `--absent` by the first
 * that does or by the end of the time; with both, the one has to come and the other to stay away for the whole time.
 */
export class Watchman {
  #came = false

  constructor(
    private readonly question: Question,
    private readonly filters: Filters,
  ) {}

  /** @returns the verdict, if this message decides; `input` is undefined for one that could not be decoded */
  saw(input: FilterInput | undefined, problem: string | undefined): Verdict | undefined {
    const { expect, absent, strict } = this.question
    if (strict && problem !== undefined) return no(`a message breaks its contract: ${problem}`)
    if (passes(this.filters.absent, input)) return no(`${absent ?? ''} came`)
    if (!passes(this.filters.expect, input)) return undefined
    this.#came = true
    return absent === undefined ? yes(`${expect ?? ''} came`) : undefined
  }

  /** The verdict when the time is over, or the watch was ended before; undefined where nothing was asked. */
  over(interrupted: boolean): Verdict | undefined {
    const { expect, absent, within } = this.question
    const time = within === undefined ? '' : ` within ${durationText(within)}`
    if (expect !== undefined && !this.#came) return no(`${expect} did not come${interrupted ? '' : time}`)
    if (absent === undefined) return expect === undefined ? undefined : yes(`${expect} came`)
    return interrupted
      ? no(`it was ended before the time for ${absent} was over`)
      : yes(`${absent} did not come${time}`)
  }
}

const passes = (filter: Filter | undefined, input: FilterInput | undefined): boolean =>
  filter !== undefined && input !== undefined && filter.test(input)
const yes = (because: string): Verdict => ({ held: true, because })
const no = (because: string): Verdict => ({ held: false, because })
