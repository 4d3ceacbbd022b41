import { readWhole, RecordingInvalid, shapesOf, type Recording } from '@parpay/testkit'
import type { DescribedSystem } from './described-system.js'
import { exitCodes, Failure } from './failure.js'

/** @throws Failure 2 for one that cannot be read */
export async function readRecordingFile(file: string, { contract }: DescribedSystem): Promise<Recording> {
  try {
    return await readWhole(file, { shapeOf: shapesOf(contract) })
  } catch (cause) {
    if (!(cause instanceof RecordingInvalid) && !(cause instanceof Error && 'code' in cause)) throw cause
    throw new Failure(exitCodes.usage, cause.message, { cause })
  }
}
