import { relative } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { terminal } from './terminal.output.js'

const Options = z.object({ folder: z.string().optional(), json: z.boolean().optional() })

export const runCommand = (): Command =>
  command({
    name: 'run',
    short: 'add a service of your own to the running system',
    does: 'Run the service in a folder on the running system: with a database of its own, and started again whenever it ends, until the system stops. Run again later, it goes on where it was.',
    examples: [
      ['run examples/receipts', 'what package.json there calls "main", under its "name"'],
      ['stop receipts', 'from then on it is like any other service'],
    ],
    ok: 'it runs and is ready',
    failed: 'it ended, or was not ready in time; its last words are printed',
  })
    .argument('<service-folder>', 'a folder with a package.json that says "name" and "main"')
    .option('--json', 'print its status afterwards: {name, pid, port, ready, restarts, stopped}')
    .action(async (serviceFolder: unknown, raw: unknown) => {
      const { folder, json } = Options.parse(raw)
      const [{ serviceIn }, { asking, connect, dataFolder }] = await Promise.all([
        import('./service-folder.client.js'),
        import('./system.client.js'),
      ])
      const { name, entry } = serviceIn(z.string().parse(serviceFolder))
      const home = dataFolder(folder)
      const status = await asking(() => connect(home).run(name, entry))
      const log = relative('', `${home}/logs/${name}.log`)
      terminal.print(
        json
          ? JSON.stringify(status)
          : `${name} runs (process ${status.pid ?? 'unknown'}, http://127.0.0.1:${status.port ?? '?'}); its log is ${log}.`,
      )
    })
