import type { Command } from 'commander'
import { z } from 'zod'
import { command, wholeNumber } from './command.js'

const Options = z.object({ folder: z.string().optional(), instances: z.number(), json: z.boolean().optional() })

export const upCommand = (): Command =>
  command({
    name: 'up',
    short: 'start everything and keep it running until Ctrl-C',
    does: 'Start Kafka, PostgreSQL, the PSP simulator and all services, and keep them running until Ctrl-C.',
    examples: [
      ['up', 'this clone'],
      ['up --folder /tmp/other', 'a second system with data of its own'],
      ['up --instances 2', 'every service twice: checkout and checkout-2 share the work'],
    ],
    ok: 'it was stopped (Ctrl-C, SIGTERM or parpay down)',
    failed: 'it could not start; one sentence says why',
  })
    .option('--instances <n>', 'how many processes of each service, 1 to 9', wholeNumber(1, 9), 1)
    .option('--json', 'when it is ready, print what `parpay status --json` prints, in one line')
    .action(async (raw: unknown) => {
      const { folder, ...options } = Options.parse(raw)
      const { up } = await import('./up.process.js')
      await up(folder, options)
    })
