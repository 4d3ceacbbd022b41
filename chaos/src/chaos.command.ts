import { interruption } from '@parpay/stack'
import { Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { faultPlan, lines, services } from './faults/fault-plan.js'
import { bugText, passed, resultText, seedText, shown } from './report-text.js'
import { bugs, isBug } from './rig/bugs.js'
import { runSeed } from './seed.process.js'

const Options = z.object({
  seeds: z.array(z.int()),
  orders: z.int(),
  rate: z.int(),
  instances: z.int(),
  service: z.enum(services).optional(),
  failpoint: z.enum(lines).optional(),
  bug: z.string().refine(isBug).optional(),
  keep: z.boolean().optional(),
})

const examples = `
Examples:
  npm run chaos -- --seed 7                       every service dies at every line, under the load of seed 7
  npm run chaos -- --seeds 1..10                  ten seeds, one after another
  npm run chaos -- --service payments --failpoint worker.called
                                                  one death only
  npm run chaos -- --bug inbox-off --seeds 1..10  until the checker finds a planted bug

Failpoints: ${lines.join(', ')}
Bugs: ${Object.entries(bugs)
  .map(([name, { is }]) => `\n  ${name.padEnd(20)} ${is}`)
  .join('')}

Exit codes: 0 all invariants hold (with --bug: it was found), 1 not so, 2 the command line is wrong.`

/** `npm run chaos`: kills under load, and the check of what is left. Sets the process's exit code. */
export async function chaos(words: readonly string[]): Promise<void> {
  const command = new Command('npm run chaos --')
    .description(
      'Kills services at the lines that matter, under a load of orders, and checks every invariant after it.',
    )
    .addOption(new Option('--seed <n>', 'one seed').argParser(range).default([1], '1'))
    .addOption(new Option('--seeds <a..b>', 'several seeds, one after another').argParser(range))
    .option('--orders <n>', 'how many orders are placed at least', whole(1, 100_000), 300)
    .option('--rate <n>', 'orders a second', whole(1, 1_000), 6)
    .option('--instances <n>', 'processes of each service', whole(1, 4), 2)
    .addOption(new Option('--service <name>', 'deaths of this service only').choices(services))
    .addOption(new Option('--failpoint <name>', 'deaths at this line only').choices(lines))
    .addOption(new Option('--bug <name>', 'plant a bug, and stop when it is found').choices(Object.keys(bugs)))
    .option('--keep', 'leave the data folders with their logs, and say where')
    .addHelpText('after', examples)
    .allowExcessArguments(false)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse([...words], { from: 'user' })
  const given = command.opts<{ seed: number[]; seeds?: number[] }>()
  await runAll(Options.parse({ ...given, seeds: given.seeds ?? given.seed }))
}

async function runAll({ seeds, service, failpoint, bug, ...rest }: z.output<typeof Options>): Promise<void> {
  const signal = interruption()
  const wanted = { service, line: failpoint }
  const failed: number[] = []
  for (const seed of seeds) {
    say(seedText(seed, faultPlan(seed, wanted)))
    const result = await runSeed({ ...rest, seed, bug, wanted, signal, tell: say })
    say(resultText(result))
    if (rest.keep) say(`  kept: ${result.folder}`)
    if (bug) {
      if (result.violations.length > 0) say(bugText(bug, bugs[bug], result))
      if (shown(bugs[bug], result.violations)) return
    }
    if (!passed(result)) failed.push(seed)
  }
  process.exitCode = bug || failed.length > 0 ? 1 : 0
  if (bug) say(`${bug} was not found.`)
  else if (failed.length > 0) say(`Failed: seed ${failed.join(', ')}.`)
  else say('All invariants hold.')
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** `7` or `1..10` */
function range(text: string): number[] {
  const [, from, to] = /^(\d{1,6})(?:\.\.(\d{1,6}))?$/.exec(text) ?? []
  const [first, last] = [Number(from), Number(to ?? from)]
  if (from === undefined || last < first) throw new InvalidArgumentError('It must be a number such as 7, or 1..10.')
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

const whole = (least: number, most: number) => (text: string) => {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
}
