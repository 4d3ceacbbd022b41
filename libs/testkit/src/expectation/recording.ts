import type { Contract } from '../asyncapi/index.js'
import { readWhole, type Recording } from '../recording/index.js'
import { shapesOf } from '../recorder/index.js'

/**
 * A recording from its file, its values read by the contract.
 *
 * @throws RecordingInvalid naming the line; what the file system throws
 */
export const recording = (path: string, contract: Contract): Promise<Recording> =>
  readWhole(path, { shapeOf: shapesOf(contract) })
