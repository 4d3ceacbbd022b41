import { createReadStream } from 'node:fs'
import { mkdir, open, stat, truncate, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { Line } from './line.js'

/** The log holds a line that cannot be continued from; nothing is repaired by guessing. */
export class DamagedLog extends Error {}

interface Waiting {
  readonly text: string
  readonly resolve: () => void
}

/**
 * The log on disk: JSON lines, appended and synced before an operation is answered. Lines that arrive while a sync is
 * under way share the next one, so that throughput does not depend on the disk's sync time.
 */
export class LogStore {
  #waiting: Waiting[] = []
  #writing: Promise<void> | undefined

  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    /** Bytes on disk: whole lines. */
    private size: number,
    private readonly failed: (error: unknown) => void,
  ) {}

  /**
   * Opens the file, creating it if needed, after giving every line in it to `apply`. A last line without its line end
   * was never answered (the process died while writing it) and is cut off. `failed` is called when a line cannot be
   * written; what is in memory then runs ahead of the disk and the process must end.
   * Throws `DamagedLog` naming the line number when a line cannot be read.
   */
  static async open(path: string, apply: (line: Line) => void, failed: (error: unknown) => void): Promise<LogStore> {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(path, 'a')
    const whole = await replay(path, apply)
    if (whole < (await stat(path)).size) await truncate(path, whole)
    return new LogStore(path, file, whole, failed)
  }

  /** Resolves when the line is on disk, in the order of the calls. */
  append(line: Line): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ text: `${JSON.stringify(line)}\n`, resolve })
      this.#writing ??= this.#write()
    })
  }

  /** The lines on disk as JSON lines; none that is still being written. */
  read(): Readable {
    return this.size === 0 ? Readable.from([]) : createReadStream(this.path, { end: this.size - 1 })
  }

  /** Ends after the lines already appended are on disk. */
  async close(): Promise<void> {
    await this.#writing
    await this.file.close()
  }

  async #write(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const taken = this.#waiting
        this.#waiting = []
        const bytes = Buffer.from(taken.map(({ text }) => text).join(''))
        await this.file.appendFile(bytes)
        await this.file.datasync()
        this.size += bytes.length
        for (const { resolve } of taken) resolve()
      }
    } catch (error) {
      this.failed(error)
    } finally {
      this.#writing = undefined
    }
  }
}

/** Applies all whole lines; answers how many bytes they take. */
async function replay(path: string, apply: (line: Line) => void): Promise<number> {
  let rest = Buffer.alloc(0)
  let whole = 0
  let number = 0
  for await (const chunk of createReadStream(path)) {
    let bytes = Buffer.concat([rest, Buffer.from(chunk as Uint8Array)])
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
      number += 1
      whole += end + 1
      apply(parse(bytes.subarray(0, end).toString(), `${path}, line ${number}`))
      bytes = bytes.subarray(end + 1)
    }
    rest = bytes
  }
  return whole
}

function parse(text: string, place: string): Line {
  try {
    return Line.parse(JSON.parse(text))
  } catch (cause) {
    throw new DamagedLog(`${place}: this is not a line the simulator wrote; move the file away to start anew`, {
      cause,
    })
  }
}
