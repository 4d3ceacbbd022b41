/** What is wrong with a document, and where. Lines and columns count from 1. */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly column: number
  /** JSON Pointer in a URI fragment, as a `$ref` has it: `#/channels/orders`. */
  readonly path: string
  /** What is wrong and what to do. */
  readonly sentence: string
}

const most = 20

/** Documents that are no contract. The message has a line `FILE:LINE:COLUMN: PATH: sentence` for each problem, at most 20. */
export class ContractInvalid extends Error {
  override readonly name = 'ContractInvalid'

  constructor(readonly problems: readonly Problem[]) {
    const more = problems.length - most
    super(
      [...problems.slice(0, most).map(inWords), ...(more > 0 ? [`and ${more} more; correct these first`] : [])].join(
        '\n',
      ),
    )
  }
}

const inWords = ({ file, line, column, path, sentence }: Problem) => `${file}:${line}:${column}: ${path}: ${sentence}`
