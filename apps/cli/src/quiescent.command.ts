import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { exitCodes } from './failure.js'
import { duration } from './duration.option.js'
import { quiescentText } from './quiescent-text.js'
import { terminal } from './terminal.output.js'

const Options = z.object({
  folder: z.string().optional(),
  within: z.number(),
  parked: z.boolean().optional(),
  json: z.boolean().optional(),
})

export const quiescentCommand = (): Command =>
  command({
    name: 'quiescent',
    short: 'wait until nothing is left to do',
    does: 'Wait until every service has taken all its messages and has nothing to publish, to call or to fire.',
    examples: [
      ['quiescent', 'say what is left to do after 10 s, if anything is'],
      ['quiescent --within 1m && npx parpay verify --within 0ms', 'compare the books at rest'],
    ],
    ok: 'quiet, until somebody asks for something or the clock moves on',
    failed: 'it is not quiet; each reason is a line',
  })
    .option('--within <time>', 'how long to wait for it', duration, 10_000)
    .option('--parked', 'be content with messages that are parked: nothing but a person moves them')
    .option('--json', 'print one object: quiet, calling, milliseconds, unrest, epoch, next')
    .action(async (raw: unknown) => {
      const { folder, within, parked, json } = Options.parse(raw)
      const { waitForQuiet } = await import('./quiescent.client.js')
      const seen = await waitForQuiet(folder, { within, parked: parked ? 'allowed' : 'refused' })
      terminal.print(json ? JSON.stringify(seen) : quiescentText(seen, terminal.paint))
      if (!seen.quiet) process.exitCode = exitCodes.failed
    })
