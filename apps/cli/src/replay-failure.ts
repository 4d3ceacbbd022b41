import { CopyRefused, ReplayInvalid, TargetRefused } from '@parpay/testkit'
import { exitCodes, Failure } from './failure.js'

/** Sentences of the replayer with the exit code of this command line. */
export async function saying<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ReplayInvalid || error instanceof TargetRefused || error instanceof CopyRefused)
      throw new Failure(exitCodes.usage, error.message, { cause: error })
    throw error
  }
}
