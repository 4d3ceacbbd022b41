import { CommanderError } from 'commander'
import { exitCodes, Failure } from './failure.js'
import { exitCodeOf, program } from './program.js'

/** Runs one command line and ends the process with its exit code. */
export async function main(words: string[]): Promise<never> {
  endWithParent()
  try {
    await program().parseAsync(words, { from: 'user' })
    return process.exit(process.exitCode ?? exitCodes.ok)
  } catch (error) {
    return process.exit(said(error))
  }
}

/** Says what went wrong in one sentence and answers the exit code. */
function said(error: unknown): number {
  if (error instanceof CommanderError) return exitCodeOf(error)
  const sentence = error instanceof Error ? error.message : String(error)
  console.error(`parpay: ${sentence}`)
  if (process.env['PARPAY_DEBUG']) console.error(error)
  return error instanceof Failure ? error.exitCode : exitCodes.failed
}

/** Started by an older Node (bin/parpay.js), this process ends with it, as if it had been told to. */
function endWithParent(): void {
  if (!process.channel) return
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref() // the channel alone is no reason to go on
}

// A reader that has seen enough (`parpay watch | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.ok : exitCodes.failed)
})
