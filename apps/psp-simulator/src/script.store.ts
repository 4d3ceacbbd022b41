import { appendFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { readIfThere } from './read-if-there.store.js'
import { ScriptEntry } from './script-entry.js'

/**
 * Keeps what happened to scripts in a file beside the log, so that a restart in the middle of a replay does not change
 * what the PSP answers. Written but not synced: it survives the process, which is all that a test kills.
 */
export class ScriptStore {
  readonly #path: string

  /** @param log path of the log */
  constructor(log: string) {
    this.#path = `${log}.scripts.ndjson`
  }

  /** Empty where there is none. A last line without its end was never answered. Throws for a damaged file, naming it. */
  async read(): Promise<ScriptEntry[]> {
    const text = (await readIfThere(this.#path)) ?? ''
    try {
      return text
        .split('\n')
        .slice(0, -1)
        .map((line) => ScriptEntry.parse(JSON.parse(line)))
    } catch (cause) {
      throw new Error(`${this.#path} is not what the simulator wrote: remove it to start without scripts`, { cause })
    }
  }

  /** Keeps these alone: what has ended is forgotten. */
  async write(entries: readonly ScriptEntry[]): Promise<void> {
    await writeFile(`${this.#path}.new`, entries.map(lineOf).join(''))
    await rename(`${this.#path}.new`, this.#path)
  }

  append(entry: ScriptEntry): void {
    appendFileSync(this.#path, lineOf(entry))
  }
}

const lineOf = (entry: ScriptEntry): string => `${JSON.stringify(entry)}\n`
