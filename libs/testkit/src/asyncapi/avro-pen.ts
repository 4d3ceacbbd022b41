/** Puts an Avro body (1.9, binary encoding) together; the counterpart of `AvroCursor`. */
export class AvroPen {
  private buffer = Buffer.allocUnsafe(256)
  private at = 0

  bytes(): Buffer {
    return Buffer.from(this.buffer.subarray(0, this.at))
  }

  /** Where it is now, to come back to when what was written turns out not to fit. */
  mark(): number {
    return this.at
  }

  back(mark: number): void {
    this.at = mark
  }

  byte(byte: number): void {
    this.room(1)
    this.buffer[this.at] = byte
    this.at += 1
  }

  raw(bytes: Uint8Array): void {
    this.room(bytes.length)
    this.buffer.set(bytes, this.at)
    this.at += bytes.length
  }

  /** Bytes behind their length. */
  sized(bytes: Uint8Array): void {
    this.int(bytes.length)
    this.raw(bytes)
  }

  int(value: number): void {
    for (let left = ((value << 1) ^ (value >> 31)) >>> 0; ; left >>>= 7) {
      if (left < 0x80) {
        this.byte(left)
        return
      }
      this.byte((left & 0x7f) | 0x80)
    }
  }

  long(value: bigint): void {
    for (let left = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n)); ; left >>= 7n) {
      if (left < 0x80n) {
        this.byte(Number(left))
        return
      }
      this.byte(Number(left & 0x7fn) | 0x80)
    }
  }

  float(value: number): void {
    this.room(4)
    this.at = this.buffer.writeFloatLE(value, this.at)
  }

  double(value: number): void {
    this.room(8)
    this.at = this.buffer.writeDoubleLE(value, this.at)
  }

  private room(length: number): void {
    if (this.at + length <= this.buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.at + length))
    this.buffer.copy(larger, 0, 0, this.at)
    this.buffer = larger
  }
}
