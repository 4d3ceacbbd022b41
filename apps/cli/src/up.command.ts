import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'

const Options = z.object({ folder: z.string().optional() })

export const upCommand = (): Command =>
  command({
    name: 'up',
    short: 'start everything and keep it running until Ctrl-C',
    does: 'Start Kafka, PostgreSQL, the PSP simulator and all services, and keep them running until Ctrl-C.',
    examples: [
      ['up', 'this clone'],
      ['up --folder /tmp/other', 'a second system with data of its own'],
    ],
    ok: 'it was stopped (Ctrl-C, SIGTERM or parpay down)',
    failed: 'it could not start; one sentence says why',
  }).action(async (raw: unknown) => {
    const { folder } = Options.parse(raw)
    const { up } = await import('./up.process.js')
    await up(folder)
  })
