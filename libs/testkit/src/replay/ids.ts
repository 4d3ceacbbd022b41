import { createHash } from 'node:crypto'
import { otherUuid, uuidText } from './uuid.js'

export interface IdOptions {
  /** Names the run: another one makes other ids. */
  readonly run: string
  /** Milliseconds that the time in an id is moved by. */
  readonly offset: number
  /** Texts that are ids, of whatever form. */
  readonly known: ReadonlySet<string>
  /** Texts that stay, and with them what has the same UUID in it. */
  readonly kept: ReadonlySet<string>
}

/** Gives ids new names, the same id the same name. UUIDs and TypeIDs are ids wherever they are. */
export class Ids {
  readonly #names = new Map<string, string>()
  readonly #made = new Set<string>()
  readonly #keptUuids: ReadonlySet<string>
  readonly #options: IdOptions

  constructor(options: IdOptions) {
    this.#options = options
    this.#keptUuids = new Set([...options.kept].flatMap((text) => uuidText(text)?.hex ?? []))
  }

  /** Each id that was asked for and its new name. */
  get names(): ReadonlyMap<string, string> {
    return this.#names
  }

  /** The new name of an id; what is none as it is. */
  of(text: string): string {
    const named = this.#names.get(text)
    if (named !== undefined) return named
    const name = this.#new(text)
    if (name === undefined) return text
    this.#names.set(text, name)
    return name
  }

  #new(text: string): string | undefined {
    const { run, offset, known, kept } = this.#options
    if (kept.has(text)) return undefined
    const uuid = uuidText(text)
    if (uuid) return this.#keptUuids.has(uuid.hex) ? undefined : uuid.around(otherUuid(uuid.hex, run, offset))
    if (!known.has(text) || text === '') return undefined
    for (let attempt = 0; ; attempt += 1) {
      const made = otherText(text, `${run}\n${attempt}`)
      if (known.has(made) || kept.has(made) || this.#made.has(made)) continue
      this.#made.add(made)
      return made
    }
  }
}

/**
 * Another id that looks like one: long hexadecimal texts stay such; the number that a text ends with becomes one of at
 * least nine digits; anything else gets an ending.
 */
function otherText(text: string, seed: string): string {
  const hash = createHash('sha256').update(`${seed}\n${text}`).digest('hex')
  if (text.length >= 16 && text.length <= 64 && /^[0-9a-f]+$/.test(text) && /[a-f]/.test(text))
    return hash.slice(0, text.length)
  const number = /\d+$/.exec(text)?.[0]
  if (number === undefined) return `${text}-${hash.slice(0, 8)}`
  const width = Math.max(number.length, 9)
  const decimal = BigInt(`0x${hash}`).toString().padStart(width, '0').slice(-width)
  const first = String((Number(decimal.charAt(0)) % 8) + 1) // no leading zero, and within 64 bits
  return text.slice(0, -number.length) + first + decimal.slice(1)
}
