import { Argument, type Command } from 'commander'
import { z } from 'zod'
import { clockText } from './clock-text.js'
import { command } from './command.js'
import { duration } from './duration.option.js'
import { exitCodes, Failure } from './failure.js'
import { terminal } from './terminal.output.js'

const Options = z.object({ folder: z.string().optional(), json: z.boolean().optional() })
const Action = z.enum(['advance']).optional()
const By = z.number().optional()

export const clockCommand = (): Command =>
  command({
    name: 'clock',
    short: 'show the test clock, or move it forward',
    does: 'Show the clock all services and the PSP simulator go by, or move it forward: timers fire, orders expire.',
    examples: [
      ['clock', 'what it shows'],
      ['clock advance 31m', '31 minutes later; returns when every service goes by it'],
    ],
    ok: 'shown, or moved',
    failed: 'it could not be moved; refused where NODE_ENV is production',
  })
    .addArgument(new Argument('[action]', 'move it').choices(['advance']))
    .addArgument(new Argument('[time]', 'by how much, such as 45s, 31m, 24h or 7d').argParser(duration))
    .option('--json', 'print one object: epoch, offset (milliseconds), now')
    .action(async (givenAction: unknown, givenTime: unknown, raw: unknown) => {
      const { folder, json } = Options.parse(raw)
      const [action, by] = [Action.parse(givenAction), By.parse(givenTime)]
      if (action && !by) throw new Failure(exitCodes.usage, 'Say by how much, such as: npx parpay clock advance 31m.')
      const { asking, connect, dataFolder } = await import('./system.client.js')
      const control = connect(dataFolder(folder))
      const shown = await asking(() => (action && by ? control.advance(by) : control.clock()))
      terminal.print(json ? JSON.stringify(shown) : clockText(shown))
    })
