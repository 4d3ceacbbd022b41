import { compileFilter, FilterInvalid, findTopic, type Contract, type Filter } from '@parpay/testkit'
import { exitCodes, Failure } from './failure.js'

/** The texts of `--where`, `--expect` and `--absent`. */
export interface FilterTexts {
  readonly where?: string | undefined
  readonly expect?: string | undefined
  readonly absent?: string | undefined
}

export type Filters = { readonly [Name in keyof FilterTexts]: Filter | undefined }

/**
 * Reads filters about the messages of these topics. Whatever passes `--where` is what the others are about.
 *
 * @throws Failure 2 with the place, for one that is wrong or that no message can pass
 */
export function filtersOf(texts: FilterTexts, contract: Contract, topics: readonly string[]): Filters {
  const messages = topics.flatMap((topic) =>
    [...(findTopic(contract, topic)?.messages.values() ?? [])].map((message) => ({ ...message, topic })),
  )
  const read = (option: string, text: string | undefined): Filter | undefined => {
    try {
      return text === undefined ? undefined : compileFilter(text, { messages })
    } catch (error) {
      if (!(error instanceof FilterInvalid)) throw error
      throw new Failure(exitCodes.usage, `${option}: ${error.message}\n${error.excerpt}`, { cause: error })
    }
  }
  return {
    where: read('--where', texts.where),
    expect: read('--expect', texts.expect),
    absent: read('--absent', texts.absent),
  }
}
