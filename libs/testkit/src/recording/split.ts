import { isUtf8 } from 'node:buffer'
import { Flaw } from './flaw.js'

const lineFeed = 0x0a

/**
 * The lines of a file, without their ends, decoded from UTF-8. At most one line and one chunk are held.
 *
 * @param most bytes of a line
 * @throws Flaw about the line after the last one given: too long, not UTF-8, not text, or without its line feed
 */
export async function* split(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<string, void, void> {
  let pieces: Buffer[] = [] // of the line that has not ended yet
  let held = 0
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let start = 0
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      const rest = bytes.subarray(start, end)
      if (held + rest.length > most) throw tooLong(most)
      yield textOf(held === 0 ? rest : Buffer.concat([...pieces, rest]))
      if (held > 0) [pieces, held] = [[], 0]
      start = end + 1
    }
    if (start === bytes.length) continue
    held += bytes.length - start
    if (held > most) throw tooLong(most)
    pieces.push(bytes.subarray(start))
  }
  if (held > 0) {
    textOf(Buffer.concat(pieces))
    throw new Flaw('the file is cut off within this line, which has no line feed; record again')
  }
}

function textOf(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new Flaw('not UTF-8; unpack the file if it is compressed, or save it as UTF-8')
  if (bytes.includes(0)) throw new Flaw('a NUL byte; the file is damaged or no text: record again')
  return bytes.toString('utf8')
}

const tooLong = (most: number) => new Flaw(`longer than ${most} bytes; split the file into lines, or record again`)
