import { readFileSync } from 'node:fs'
import { Command, type CommanderError } from 'commander'
import { z } from 'zod'
import { clockCommand } from './clock.command.js'
import { completionCommand } from './completion.command.js'
import { discardCommand } from './discard.command.js'
import { doctorCommand } from './doctor.command.js'
import { downCommand } from './down.command.js'
import { envCommand } from './env.command.js'
import { exitCodes } from './failure.js'
import { parkedCommand } from './parked.command.js'
import { placeCommand } from './place.command.js'
import { quiescentCommand } from './quiescent.command.js'
import { recordCommand } from './record.command.js'
import { redriveCommand } from './redrive.command.js'
import { replayCommand } from './replay.command.js'
import { resetCommand } from './reset.command.js'
import { runCommand } from './run.command.js'
import { killCommand, startCommand, stopCommand } from './service.command.js'
import { statusCommand } from './status.command.js'
import { topicsCommand } from './topics.command.js'
import { upCommand } from './up.command.js'
import { verifyCommand } from './verify.command.js'
import { watchCommand } from './watch.command.js'

const Package = z.object({ version: z.string() })

/** Where help and errors go; by default the process's own streams. */
export interface Output {
  readonly writeOut?: (text: string) => void
  readonly writeErr?: (text: string) => void
}

/** Every command; throws `CommanderError` for a wrong command line instead of ending the process. */
export function program(output: Output = {}): Command {
  const parpay = new Command('parpay')
    .description('Runs and looks into a ParPay system: npm start starts one, parpay talks to it.')
    .version(version(), '--version', 'print the version')
    .helpOption('--help', 'print what a command does, with examples')
    .helpCommand(false)
    .addHelpText('after', '\nExit codes: 0 yes, 1 no or failed, 2 wrong command line, 3 nothing answers.')
  const start = [upCommand(), downCommand(), statusCommand()]
  const process = [stopCommand(), startCommand(), killCommand(), runCommand()]
  const look = [
    watchCommand(),
    recordCommand(),
    replayCommand(),
    topicsCommand(),
    verifyCommand(),
    quiescentCommand(),
    clockCommand(),
    envCommand(),
  ]
  const care = [
    parkedCommand(),
    redriveCommand(),
    discardCommand(),
    doctorCommand(),
    resetCommand(),
    completionCommand(),
  ]
  for (const one of [...start, ...process, placeCommand(), ...look, ...care]) parpay.addCommand(one)
  for (const one of [parpay, ...parpay.commands]) {
    one.exitOverride().helpOption('--help', 'print this')
    one.configureOutput({
      ...output,
      outputError: (text, write) => {
        write(
          `parpay: ${text
            .replace(/^error: /, '')
            .trim()
            .replace(/\.$/, '')}; see ${nameOf(one)} --help\n`,
        )
      },
    })
  }
  return parpay
}

/** Help that was asked for is no error; everything else commander stops at is a wrong command line. */
export const exitCodeOf = ({ exitCode }: CommanderError): number => (exitCode === 0 ? exitCodes.ok : exitCodes.usage)

const nameOf = (command: Command): string => (command.parent ? `parpay ${command.name()}` : 'parpay')

function version(): string {
  const { version } = Package.parse(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')))
  return version
}
