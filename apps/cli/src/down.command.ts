import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { terminal } from './terminal.output.js'

const Options = z.object({ folder: z.string().optional(), json: z.boolean().optional() })

export const downCommand = (): Command =>
  command({
    name: 'down',
    short: 'stop everything; the data stays',
    does: 'Stop the whole system, as Ctrl-C in its terminal does; its data stays.',
    examples: [['down', 'the system of this clone']],
    ok: 'nothing runs any more (or nothing ran)',
    failed: 'something did not stop',
  })
    .option('--json', 'print one object: stopped (false: nothing ran), folder, milliseconds')
    .action(async (raw: unknown) => {
      const { asking, connect, dataFolder, runningPid } = await import('./system.client.js')
      const options = Options.parse(raw)
      const folder = dataFolder(options.folder)
      const began = performance.now()
      const runs = runningPid(folder) !== undefined
      if (runs) await asking(() => connect(folder).down())
      const milliseconds = Math.round(performance.now() - began)
      const sentence = runs
        ? `Stopped in ${(milliseconds / 1_000).toFixed(1)} s; the data stays in ${folder}.`
        : `Nothing runs on ${folder}.`
      terminal.print(options.json ? JSON.stringify({ stopped: runs, folder, milliseconds }) : sentence)
    })
