import { isUtf8 } from 'node:buffer'

/** How many items of no length, such as nulls, a body may have: their count is all there is to believe. */
const mostEmptyItems = 100_000

/** Takes an Avro body (1.9, binary encoding) apart. Errors say what is wrong with the body, to follow `it`. */
export class AvroCursor {
  private at = 0
  private claimed = 0

  constructor(private readonly bytes: Buffer) {}

  get left(): number {
    return this.bytes.length - this.at
  }

  byte(): number {
    const byte = this.bytes[this.at]
    if (byte === undefined) throw new Error('is cut short')
    this.at += 1
    return byte
  }

  take(length: number): Buffer {
    if (length > this.left) throw new Error('is cut short')
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  /** How many items the next block has; 0 ends them. A count is taken at its word as long as the body can hold it. */
  block(): number {
    const count = Number(this.zigzag())
    if (count < 0) this.zigzag() // a negative count is followed by the block's size in bytes
    const items = Math.abs(count)
    this.claimed += items
    if (this.claimed > this.bytes.length + mostEmptyItems) throw new Error('is cut short')
    return items
  }

  long(): bigint {
    return BigInt(this.zigzag())
  }

  int(): number {
    const value = this.zigzag()
    if (typeof value === 'bigint' && value !== BigInt.asIntN(32, value))
      throw new Error('has an int of more than 32 bits')
    return Number(value)
  }

  /** Groups of seven bits, the lowest first; a bigint where 28 bits are not enough. */
  private zigzag(): number | bigint {
    let low = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.byte()
      low |= (byte & 0x7f) << shift
      if (byte < 0x80) return (low >>> 1) ^ -(low & 1)
    }
    let bits = BigInt(low)
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.byte()
      bits |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80 && bits < 1n << 64n) return (bits >> 1n) ^ -(bits & 1n)
    }
    throw new Error('has an integer of more than 64 bits')
  }

  length(): number {
    const length = Number(this.zigzag())
    if (length < 0) throw new Error('has a negative length')
    if (length > this.left) throw new Error('is cut short')
    return length
  }

  text(): string {
    const length = this.length()
    const start = this.at
    this.at += length
    const text = this.bytes.toString('utf8', start, this.at)
    // bytes that are no UTF-8 turn into U+FFFD, which a text may also have had
    if (text.includes('\uFFFD') && !isUtf8(this.bytes.subarray(start, this.at)))
      throw new Error('has text that is not UTF-8')
    return text
  }
}
