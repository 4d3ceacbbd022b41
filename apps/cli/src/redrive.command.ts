import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { exitCodes, Failure } from './failure.js'
import { terminal } from './terminal.output.js'

const Options = z.object({
  folder: z.string().optional(),
  service: z.string().optional(),
  key: z.string().optional(),
  topic: z.string().optional(),
  all: z.boolean().optional(),
  json: z.boolean().optional(),
})

export const redriveCommand = (): Command =>
  command({
    name: 'redrive',
    short: 'try parked messages again',
    does: 'Try what is parked of a key again, in order, with the version that runs now. What fails again stays, and what is behind it. A service that paused because too much was parked goes on.',
    examples: [
      ['redrive --key ord_...', 'one order, wherever it is parked'],
      ['redrive --key ord_... --service accounts', 'at one service'],
      ['redrive --all', 'everything'],
    ],
    ok: 'every key meant goes on',
    failed: 'something is parked still, or nothing was',
  })
    .option('--key <key>', 'what is parked of this key, such as an order')
    .option('--all', 'everything that is parked')
    .option('--topic <name>', 'only what came on this topic')
    .option('--service <name>', 'only at this one')
    .option('--json', 'print [{service, topic, key, released, obstacle}]')
    .action(async (raw: unknown) => {
      const { folder, service, key, topic, all, json } = Options.parse(raw)
      if ((key === undefined) === (all === undefined))
        throw new Failure(exitCodes.usage, 'Say either --key or --all; see parpay redrive --help.')
      const { AdminClient } = await import('./admin.client.js')
      const { redrivenText } = await import('./parked-text.js')
      const redriven = await (await AdminClient.open(folder, service)).redrive({ key, topic })
      terminal.print(json ? JSON.stringify(redriven, null, 2) : redrivenText(redriven, terminal.paint))
      if (redriven.some(({ obstacle }) => obstacle !== null)) process.exitCode = exitCodes.failed
    })
