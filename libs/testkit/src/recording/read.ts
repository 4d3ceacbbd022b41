import { createReadStream } from 'node:fs'
import { Flaw } from './flaw.js'
import { RecordingInvalid } from './invalid.js'
import { limits as defaults, type Limits } from './limits.js'
import type { Header, Line, ShapeOf } from './line.js'
import { Sequence, type Recorded } from './sequence.js'
import { split } from './split.js'

export interface ReadOptions {
  /** The contract to read values by. Without it they are JSON's own: a long stays a string. */
  readonly shapeOf?: ShapeOf
  readonly limits?: Partial<Limits>
  /** What messages call a stream. Default `recording`; a file is called by its path. */
  readonly name?: string
}

/** A whole recording. */
export interface Recording {
  readonly header: Header
  readonly lines: readonly Line[]
}

/**
 * Reads a recording line by line, in constant memory: the header first. That it was truncated shows at its end only,
 * so who acts on lines reads it through before, or whole by `readWhole`. Leaving the loop closes the file.
 *
 * @param source a path, or a stream of bytes
 * @throws RecordingInvalid naming the line, after the lines before it were given; what the file system throws
 */
export async function* readRecording(
  source: string | AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<Recorded, void, void> {
  const file = typeof source === 'string' ? source : (options.name ?? 'recording')
  const limits = { ...defaults, ...options.limits }
  const sequence = new Sequence(options.shapeOf ?? (() => undefined), limits)
  const bytes = typeof source === 'string' ? createReadStream(source, { highWaterMark: 2 ** 18 }) : source
  let line = 1
  try {
    for await (const text of split(bytes, limits.line)) {
      const recorded = sequence.next(text)
      if (recorded) yield recorded
      line += 1
    }
    sequence.end()
  } catch (error) {
    throw error instanceof Flaw ? new RecordingInvalid(file, line, error.message) : error
  }
}

/** Reads a recording into memory. Resolves when its end line was seen. Throws as `readRecording`. */
export async function readWhole(
  source: string | AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): Promise<Recording> {
  let header: Header | undefined
  const lines: Line[] = []
  for await (const recorded of readRecording(source, options)) {
    if (recorded.kind === 'header') header = recorded.header
    else lines.push(recorded)
  }
  if (!header) throw new Error('a recording that was read has a header')
  return { header, lines }
}
