import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { terminal } from './terminal.output.js'

const Options = z.object({ folder: z.string().optional() })

export const downCommand = (): Command =>
  command({
    name: 'down',
    short: 'stop everything; the data stays',
    does: 'Stop the whole system, as Ctrl-C in its terminal does; its data stays.',
    examples: [['down', 'the system of this clone']],
    ok: 'nothing runs any more (or nothing ran)',
    failed: 'something did not stop',
  }).action(async (raw: unknown) => {
    const { asking, connect, dataFolder, runningPid } = await import('./system.client.js')
    const folder = dataFolder(Options.parse(raw).folder)
    if (runningPid(folder) === undefined) {
      terminal.print(`Nothing runs on ${folder}.`)
      return
    }
    const began = performance.now()
    await asking(() => connect(folder).down())
    terminal.print(`Stopped in ${((performance.now() - began) / 1_000).toFixed(1)} s; the data stays in ${folder}.`)
  })
