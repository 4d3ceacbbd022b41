import { Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { outageNames, services } from './outage.js'
import { duration, type Plan } from './plan.js'

/** A command line, understood. */
export interface Wanted {
  readonly plan: Plan
  /** Where the report is written. */
  readonly out: string
  /** Whether times decide whether it passed. */
  readonly times: boolean
}

const Options = z.object({
  rate: z.number(),
  away: z.number(),
  calm: z.number(),
  only: z.array(z.enum(outageNames)),
  database: z.enum(services),
  out: z.string(),
  seed: z.number(),
  times: z.boolean(),
})

const wholeNumber = (least: number, most: number) => (text: string) => {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
}

function part(text: string, before: readonly string[]): string[] {
  const { data } = z.enum(outageNames).safeParse(text)
  if (data) return [...before, data]
  throw new InvalidArgumentError(`It must be one of ${outageNames.join(', ')}.`)
}

/** What is done when nothing else is asked for. */
export const usualPlan: Plan = {
  ...{ warmUp: 8_000, rate: 50, away: 20_000, calm: 10_000 },
  ...{ outages: outageNames, database: 'checkout', seed: 1 },
}

const seconds = (milliseconds: number): number => milliseconds / 1_000

const examples = `
Examples:
  npm run demo:isolation
      all of it, about ${Math.round(duration(usualPlan) / 60_000)} minutes: every part away for ${seconds(usualPlan.away)} s under ${usualPlan.rate} orders a second
  npm run demo:isolation -- --only payments --away 60
      one part, for longer
  npm run demo:isolation -- --only kafka --only database --database payments
      two parts, in this order
  npm run demo:isolation -- --rate 100 --out /tmp/twice.html
      twice the load

Exit codes:
  0  every promise was kept
  1  one was not, or it could not run; each is a line
  2  the command line is wrong
  130  it was interrupted`

/** The command line's grammar; `--help` and what is wrong end in a CommanderError. */
export function grammar(): Command {
  return new Command('demo:isolation')
    .description(
      'Starts a system of its own, takes each of its parts away in turn while orders come, shows what goes on and what waits, and checks that nothing was lost and nothing was charged twice.',
    )
    .usage('[options]')
    .option('--rate <orders>', 'orders a second', wholeNumber(1, 1_000), usualPlan.rate)
    .option('--away <seconds>', 'how long each part is away', wholeNumber(1, 3_600), seconds(usualPlan.away))
    .option(
      '--calm <seconds>',
      'how long nothing is away, at first and after each',
      wholeNumber(1, 3_600),
      seconds(usualPlan.calm),
    )
    .option('--only <part>', `only this part, may be repeated: ${outageNames.join(', ')}`, part, [])
    .addOption(
      new Option('--database <service>', 'whose database is refused')
        .choices([...services])
        .default(usualPlan.database),
    )
    .option('--out <file>', 'where the report is written', 'isolation.html')
    .option('--seed <number>', 'of the orders’ contents', wholeNumber(0, 2 ** 31), usualPlan.seed)
    .option('--no-times', 'measure times but pass whatever they are: for a machine that has other work')
    .helpOption('--help', 'print this')
    .allowExcessArguments(false)
    .addHelpText('after', examples)
    .exitOverride()
}

/** @throws CommanderError */
export function wantedBy(words: readonly string[]): Wanted {
  const command = grammar().parse([...words], { from: 'user' })
  const { only, rate, away, calm, database, seed, out, times } = Options.parse(command.opts())
  const outages = only.length > 0 ? only : usualPlan.outages
  return {
    plan: {
      ...{ rate, seed, database, outages, away: away * 1000, calm: calm * 1000 },
      warmUp: times ? usualPlan.warmUp : 2_000,
    },
    out,
    times,
  }
}
