import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { exitCodes } from './failure.js'
import { terminal } from './terminal.output.js'

const Options = z.object({
  folder: z.string().optional(),
  service: z.string().optional(),
  json: z.boolean().optional(),
})

export const parkedCommand = (): Command =>
  command({
    name: 'parked',
    short: 'show messages that are set aside',
    does: 'Show what could not be processed: which messages are parked where, why, since when, and what to do.',
    examples: [
      ['parked', 'at all services'],
      ['parked --service checkout', 'at one'],
      ['parked --json', 'one object, for a program'],
    ],
    ok: 'nothing is parked, and every service takes messages',
    failed: 'something is parked, or a service is paused',
  })
    .option('--service <name>', 'only this one: edge, checkout, payments or accounts')
    .option('--json', 'print one object: messages, services: [{service, paused, messages, keys, unreadable}]')
    .action(async (raw: unknown) => {
      const { folder, service, json } = Options.parse(raw)
      const { AdminClient } = await import('./admin.client.js')
      const { parkedText } = await import('./parked-text.js')
      const services = await (await AdminClient.open(folder, service)).parked()
      const messages = services.reduce((sum, list) => sum + list.messages, 0)
      terminal.print(
        json ? JSON.stringify({ messages, services }, null, 2) : parkedText(services, Date.now(), terminal.paint),
      )
      if (messages > 0 || services.some(({ paused }) => paused !== null)) process.exitCode = exitCodes.failed
    })
