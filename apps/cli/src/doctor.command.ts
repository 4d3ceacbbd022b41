import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { doctorText, healthy } from './doctor-text.js'
import { exitCodes } from './failure.js'
import { terminal } from './terminal.output.js'

const Options = z.object({ folder: z.string().optional(), json: z.boolean().optional() })

export const doctorCommand = (): Command =>
  command({
    name: 'doctor',
    short: 'say what is in the way, and its fix',
    does: 'Look for what could keep the system from starting or working, and say how to put it right.',
    examples: [['doctor', 'Node, Java, Maven, ports, folder, disk, and the system itself']],
    ok: 'nothing is wrong',
    failed: 'something is; its fix is printed below it',
  })
    .option('--json', 'print one array of {name, state, says, fix}')
    .action(async (raw: unknown) => {
      const { folder, json } = Options.parse(raw)
      const { dataFolder } = await import('./system.client.js')
      const { examine } = await import('./doctor.probe.js')
      const findings = await examine(dataFolder(folder), process.env)
      terminal.print(json ? JSON.stringify(findings) : doctorText(findings, terminal.paint))
      if (!healthy(findings)) process.exitCode = exitCodes.failed
    })
