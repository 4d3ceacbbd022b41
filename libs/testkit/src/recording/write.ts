import { randomUUID } from 'node:crypto'
import { lstat, open, realpath, rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { endText, headerText, lineText } from './line-text.js'
import type { Header, Line, ShapeOf } from './line.js'

export interface WriteOptions {
  /** The contract that values are written by: the one they were decoded with. Without it they must be JSON's own. */
  readonly shapeOf?: ShapeOf
}

/**
 * Writes a recording line by line, in constant memory: the next line is asked for when the sink took the one before.
 * A path gets the recording when it is whole and on the disk, for its owner only (mode 0600); until then, and when
 * writing fails, it keeps what it had. A stream is written to and left open.
 *
 * @returns the number of lines between the header and the end
 * @throws Unrecordable naming the message; what `lines` and the sink throw
 */
export async function writeRecording(
  sink: string | Writable,
  header: Header,
  lines: Iterable<Line> | AsyncIterable<Line>,
  { shapeOf = () => undefined }: WriteOptions = {},
): Promise<number> {
  let count = 0
  async function* texts(): AsyncGenerator<string, void, void> {
    yield `${headerText(header)}\n`
    for await (const line of lines) {
      yield `${lineText(line, shapeOf)}\n`
      count += 1
    }
    yield `${endText(count)}\n`
  }
  if (typeof sink === 'string') await replace(sink, texts())
  else await pipeline(texts(), sink, { end: false })
  return count
}

/** The draft lies beside the file, so that renaming it is one step of the file system. */
async function replace(path: string, texts: AsyncIterable<string>): Promise<void> {
  const file = await regular(path)
  const draft = `${file}.${randomUUID()}.draft`
  const created = await open(draft, 'wx', 0o600)
  try {
    await pipeline(texts, created.createWriteStream({ flush: true, highWaterMark: 2 ** 18 }))
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** The file to replace, behind a link too. Renaming onto a device would remove the device. */
async function regular(path: string): Promise<string> {
  const file = await realpath(path).catch((error: unknown) => {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  if (file === null) return path
  if (!(await lstat(file)).isFile()) throw new Error(`${path} is no regular file: name another one, or pass a stream`)
  return file
}
