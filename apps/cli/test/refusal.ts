import { jest } from '@jest/globals'
import { Failure } from '../src/failure.js'
import { program } from '../src/program.js'

/** How a command line was refused: its exit code, the sentence, and what was printed before, wherever. */
export interface Refused {
  readonly code: number
  readonly sentence: string
  readonly printed: string
}

/**
 * Runs a command line that is refused in this process: for many that differ only in what they are given. That the
 * command ends with the code and says the sentence on stderr, those show that run it as a user does.
 *
 * @throws what it throws instead; Error when it goes through
 */
export async function refusal(words: readonly string[]): Promise<Refused> {
  let printed = ''
  const streams = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      printed += String(text)
      return true
    }),
  )
  try {
    await program().parseAsync([...words], { from: 'user' })
  } catch (error) {
    if (error instanceof Failure) return { code: error.exitCode, sentence: error.message, printed }
    throw error
  } finally {
    for (const stream of streams) stream.mockRestore()
  }
  throw new Error(`Not refused: parpay ${words.join(' ')}`)
}
