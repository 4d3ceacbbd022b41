import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { exitCodes, Failure } from './failure.js'
import { systemVariables } from './system-variables.js'
import { terminal } from './terminal.output.js'

const Options = z.object({ folder: z.string().optional(), json: z.boolean().optional() })

export const envCommand = (): Command =>
  command({
    name: 'env',
    short: 'print the addresses and keys of the running system for a shell',
    does: 'Print what a program beside the system needs: NAME=value, a line each, or the value of one name.',
    examples: [
      ['env', 'all of them'],
      ['env KAFKA_BROKERS', 'one value, as in KAFKA_BROKERS=$(npx parpay env KAFKA_BROKERS) my-program'],
    ],
    ok: 'printed',
    failed: 'the system does not know it yet',
  })
    .argument('[name]', 'PARPAY_URL, PARPAY_API_KEY, ACCOUNT, PAYMENT_METHOD or KAFKA_BROKERS')
    .option('--json', 'print one object')
    .action(async (wanted: unknown, raw: unknown) => {
      const { folder, json } = Options.parse(raw)
      const name = z.string().optional().parse(wanted)
      const { dataFolder, statusOf } = await import('./system.client.js')
      const variables = systemVariables(await statusOf(dataFolder(folder)))
      const value = name === undefined ? undefined : variables[name]
      if (name !== undefined && value === undefined) {
        const names = Object.keys(variables).join(', ')
        throw new Failure(exitCodes.failed, `The system has no ${name}: it has ${names}.`)
      }
      const lines = Object.entries(variables).map(([each, is]) => `${each}=${is}`)
      terminal.print(value ?? (json ? JSON.stringify(variables) : lines.join('\n')))
    })
