import { closeSync, openSync, writeSync } from 'node:fs'
import { endText, headerText, lineText } from './line-text.js'
import type { Header, Line } from './line.js'
import type { WriteOptions } from './write.js'

export interface GrowingOptions extends WriteOptions {
  /** Replaces a file that is there. Default: it is refused (`EEXIST`). */
  readonly replace?: boolean
}

/** Characters that are gathered before they are written at once. */
const most = 2 ** 16

/**
 * A recording that is whole after every write: each one puts lines and a new end in the place of the old end. Whatever
 * ends the process, a reader reads what was written until then. For its owner only (mode 0600).
 */
export class GrowingRecording {
  /** Lines between the header and the end, those that wait included. */
  lines = 0
  readonly #shapeOf
  readonly #file: number
  #position: number
  #waiting = ''
  #scheduled: NodeJS.Immediate | undefined
  #failed: Error | undefined

  /** @throws Unrecordable for a header that cannot be; what the file system throws */
  constructor(path: string, header: Header, { shapeOf = () => undefined, replace = false }: GrowingOptions = {}) {
    this.#shapeOf = shapeOf
    const first = Buffer.from(`${headerText(header)}\n`)
    this.#file = openSync(path, replace ? 'w' : 'wx', 0o600)
    this.#position = first.length
    writeWhole(this.#file, Buffer.concat([first, Buffer.from(`${endText(0)}\n`)]), 0)
  }

  /**
   * Takes a line, which is in the file when the event loop comes round.
   * @throws Unrecordable, and then the line is not in it; what the file system threw since the last call
   */
  add(line: Line): void {
    if (this.#failed) throw this.#failed
    this.#waiting += `${lineText(line, this.#shapeOf)}\n`
    this.lines += 1
    if (this.#waiting.length > most) this.#write()
    else
      this.#scheduled ??= setImmediate(() => {
        this.#tryWrite()
      })
  }

  /** Writes what waits. @throws what the file system throws */
  close(): void {
    try {
      if (this.#failed) throw this.#failed
      this.#write()
    } finally {
      clearImmediate(this.#scheduled)
      closeSync(this.#file)
    }
  }

  #tryWrite(): void {
    try {
      this.#write()
    } catch (error) {
      this.#failed = error instanceof Error ? error : new Error(String(error))
    }
  }

  #write(): void {
    this.#scheduled = undefined
    if (this.#waiting === '') return
    const lines = Buffer.from(this.#waiting)
    this.#waiting = ''
    writeWhole(this.#file, Buffer.concat([lines, Buffer.from(`${endText(this.lines)}\n`)]), this.#position)
    this.#position += lines.length
  }
}

/** One call of the system as a rule: a process that is killed has made it or has not. */
function writeWhole(file: number, bytes: Buffer, position: number): void {
  for (let written = 0; written < bytes.length;)
    written += writeSync(file, bytes, written, bytes.length - written, position + written)
}
