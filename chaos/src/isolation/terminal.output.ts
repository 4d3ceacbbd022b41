import { coloured, plain, type Paint } from './palette.js'

/** The process's own streams: a picture at the bottom that is drawn again, and lines above it that stay. */
export class Terminal {
  readonly isLive = process.stdout.isTTY
  /** Colours only on a terminal and only without `NO_COLOR` (https://no-color.org). */
  readonly paint: Paint = process.stdout.isTTY && !process.env['NO_COLOR'] ? coloured : plain
  private drawn = 0

  /** Draws the picture in place of the last one; nothing where there is no terminal. */
  draw(picture: string): void {
    if (!this.isLive) return
    process.stdout.write(`${this.up()}${picture}\n`)
    this.drawn = picture.split('\n').length
  }

  /** One or more lines that stay. */
  print(text: string): void {
    process.stdout.write(`${this.up()}${text}\n`)
    this.drawn = 0
  }

  /** To the first line of the picture, and everything from there on cleared. */
  private up(): string {
    return this.drawn > 0 ? `\u001b[${this.drawn}A\u001b[0J` : ''
  }
}
