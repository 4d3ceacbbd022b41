import { rename, writeFile } from 'node:fs/promises'
import { Reading } from './clock.js'
import { readIfThere } from './read-if-there.store.js'

/** Keeps where the clock was moved to in a file beside the log, so that a restart does not turn it back. */
export class ClockStore {
  readonly #path: string

  /** @param log path of the log */
  constructor(log: string) {
    this.#path = `${log}.clock.json`
  }

  /** Zero when it was never moved. Throws for a file that is damaged, naming it. */
  async read(): Promise<Reading> {
    const text = await readIfThere(this.#path)
    if (text === null) return { epoch: 0, offset: 0 }
    try {
      return Reading.parse(JSON.parse(text))
    } catch (cause) {
      throw new Error(`${this.#path} is not what the simulator wrote: remove it to start at this machine's time`, {
        cause,
      })
    }
  }

  async write(reading: Reading): Promise<void> {
    await writeFile(`${this.#path}.new`, JSON.stringify(reading))
    await rename(`${this.#path}.new`, this.#path)
  }
}
