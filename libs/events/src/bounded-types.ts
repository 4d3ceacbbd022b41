import avsc from 'avsc'

/** avsc's cursor over the bytes; its typings leave it out. */
interface Tap {
  readLong(): number
  skipLong(): void
  readString(): string
  isValid(): boolean
}

interface Reader {
  _read(tap: Tap): unknown
}

/**
 * avsc believes the count that precedes items: a few damaged bytes keep it reading past the end until memory or patience
 * runs out. These types stop at the end of the bytes.
 */
function readBlocks<Item>(tap: Tap, readItem: () => Item): Item[] {
  const items: Item[] = []
  for (let count = tap.readLong(); count !== 0 && tap.isValid(); count = tap.readLong()) {
    if (count < 0) tap.skipLong() // a negative count is followed by the block's size
    for (let left = Math.abs(count); left > 0; left -= 1) {
      items.push(readItem())
      if (!tap.isValid()) return items // avsc reports it as cut short
    }
  }
  return items
}

export class BoundedArray extends avsc.types.ArrayType {
  _read(this: { itemsType: Reader }, tap: Tap): unknown[] {
    return readBlocks(tap, () => this.itemsType._read(tap))
  }
}

export class BoundedMap extends avsc.types.MapType {
  /** Unlike an assignment, `fromEntries` keeps a key `__proto__`. */
  _read(this: { valuesType: Reader }, tap: Tap): Record<string, unknown> {
    return Object.fromEntries(readBlocks(tap, () => [tap.readString(), this.valuesType._read(tap)]))
  }
}
