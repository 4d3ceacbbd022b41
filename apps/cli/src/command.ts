import type { OrderRequest } from '@parpay/client'
import { Command, InvalidArgumentError } from 'commander'

export interface Described {
  readonly name: string
  /** For the list of commands. */
  readonly short: string
  /** One sentence. */
  readonly does: string
  /** Command lines after `parpay`, each with what it does. */
  readonly examples: readonly (readonly [string, string])[]
  /** What 0 and 1 mean for this command. */
  readonly ok: string
  readonly failed: string
}

/** A command with its examples and exit codes in `--help`, and the option every command has. */
export function command({ name, short, does, examples, ok, failed }: Described): Command {
  const lines = examples.flatMap(([line, what]) => [`  npx parpay ${line}`, `      ${what}`])
  return new Command(name)
    .description(does)
    .summary(short)
    .option('--folder <dir>', 'the clone or data folder of the system meant; also PARPAY_HOME (default: from here up)')
    .showHelpAfterError(false)
    .allowExcessArguments(false)
    .addHelpText('after', ['', 'Examples:', ...lines, '', ...exitCodeLines(ok, failed)].join('\n'))
}

const exitCodeLines = (ok: string, failed: string) => [
  'Exit codes:',
  `  0  ${ok}`,
  `  1  ${failed}`,
  '  2  the command line is wrong',
  '  3  the system or its Kafka does not answer',
]

/** Parses a whole number within bounds; a wrong one ends the command with exit code 2. */
export const wholeNumber = (least: number, most: number) => (text: string) => {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
}

/** A currency's code by its looks; which there are, the REST API knows. */
export const isCurrencyCode = (code: unknown): code is OrderRequest['currency'] =>
  typeof code === 'string' && /^[A-Z]{3}$/.test(code)

/** Parses a currency's code; a wrong one ends the command with exit code 2. */
export function currencyCode(code: string): string {
  if (isCurrencyCode(code)) return code
  throw new InvalidArgumentError('It must be an ISO 4217 code such as EUR.')
}
