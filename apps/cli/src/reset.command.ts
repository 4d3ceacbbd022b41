import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { exitCodes, Failure } from './failure.js'
import { terminal } from './terminal.output.js'

const Options = z.object({
  folder: z.string().optional(),
  yes: z.boolean().optional(),
  json: z.boolean().optional(),
})

export const resetCommand = (): Command =>
  command({
    name: 'reset',
    short: 'remove the data of a stopped system',
    does: 'Remove the data of a stopped system: orders, ledger, messages, keys, logs. The next start begins anew.',
    examples: [
      ['reset', 'asks first'],
      ['reset --yes', 'does not'],
    ],
    ok: 'the data is gone (or there was none)',
    failed: 'the system runs, or you said no',
  })
    .option('--yes', 'do not ask')
    .option('--json', 'print one object: removed (false: there was none), folder')
    .action((raw: unknown) => reset(Options.parse(raw)))

async function reset({ folder: given, yes, json }: z.infer<typeof Options>): Promise<void> {
  const { dataFolder, runningPid } = await import('./system.client.js')
  const folder = dataFolder(given)
  const pid = runningPid(folder)
  if (pid !== undefined) {
    throw new Failure(
      exitCodes.failed,
      `The system on ${folder} runs (process ${pid}): stop it first with npx parpay down.`,
    )
  }
  const there = existsSync(folder)
  if (there && !yes && !(await agreed(folder))) throw new Failure(exitCodes.failed, 'Nothing was removed.')
  await rm(folder, { recursive: true, force: true })
  const sentence = there ? `Removed ${folder}.` : `There is no ${folder}.`
  terminal.print(json ? JSON.stringify({ removed: there, folder }) : sentence)
}

async function agreed(folder: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new Failure(exitCodes.usage, `Nobody can be asked here: say --yes to remove ${folder}.`)
  }
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await asking
    .question(`Remove ${folder} with all its orders, messages and keys? [y/N] `)
    .catch(() => '\n') // Ctrl-C or Ctrl-D
  if (answer === '\n') terminal.note('')
  asking.close()
  return /^y(es)?$/i.test(answer.trim())
}
