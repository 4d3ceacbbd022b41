import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { exitCodes } from './failure.js'
import { statusJson, statusText } from './status-text.js'
import { terminal } from './terminal.output.js'

const Options = z.object({ folder: z.string().optional(), json: z.boolean().optional() })

export const statusCommand = (): Command =>
  command({
    name: 'status',
    short: 'say what runs, where, and with which key',
    does: 'Say what runs: processes, addresses, the demo merchant.',
    examples: [
      ['status', 'a table'],
      ['status --json', 'one object with every address and the API key'],
    ],
    ok: 'everything is ready',
    failed: 'something is not ready',
  })
    .option('--json', 'print one object: ready, edge, psp, brokers, postgres, apiKey, account, paymentMethod, services')
    .action(async (raw: unknown) => {
      const { folder, json } = Options.parse(raw)
      const { dataFolder, statusOf } = await import('./system.client.js')
      const status = await statusOf(dataFolder(folder))
      terminal.print(json ? JSON.stringify(statusJson(status), null, 2) : statusText(status, terminal.paint))
      if (!status.ready) process.exitCode = exitCodes.failed
    })
