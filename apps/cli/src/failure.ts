/** How a command ends; the same for all of them, documented in the README and in `--help`. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, unreachable: 3 } as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Ends a command with a sentence on stderr that says what happened and what to do. */
export class Failure extends Error {
  override readonly name = 'Failure'
  constructor(
    readonly exitCode: ExitCode,
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options)
  }
}
