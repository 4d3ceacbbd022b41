/** TypeID 0.3 (https://github.com/jetify-com/typeid): a prefix and a UUID in 26 characters of base 32. */
const typeId = /^([a-z](?:[a-z_]{0,61}[a-z])?)_[0-7][0-9a-hjkmnp-tv-z]{25}$/
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What stands for a time in a canonical form. */
export const timeName = '#time'

/** Names ids by when they first appear: `ord#1`, `ord#2`; a UUID, and what the caller says is an id, is `id#1`. */
export class Names {
  readonly #names = new Map<string, string>()
  readonly #counts = new Map<string, number>()

  constructor(readonly isId: (text: string) => boolean = () => false) {}

  get all(): ReadonlyMap<string, string> {
    return this.#names
  }

  /** The text's name if it is an id, as a whole; else the text, with one more `#` if it could be taken for a name. */
  of(text: string): string {
    const known = this.#names.get(text)
    if (known !== undefined) return known
    const prefix = typeId.exec(text)?.[1] ?? (uuid.test(text) || this.isId(text) ? 'id' : undefined)
    if (prefix === undefined) return text.replace(/#(?=(?:\d+|time)$)/, '##')
    const count = (this.#counts.get(prefix) ?? 0) + 1
    const name = `${prefix}#${count}`
    this.#counts.set(prefix, count)
    this.#names.set(text, name)
    return name
  }
}

/** What kind of id a name stands for. */
export const prefixOf = (name: string): string => name.slice(0, name.lastIndexOf('#'))
