import { paintFor, type Paint } from './palette.js'

/** Where a command writes: the process's own streams, and how they look. */
export interface Terminal {
  readonly paint: Paint
  /** `Infinity` where there is no terminal. */
  readonly columns: () => number
  /** One or more lines on stdout. */
  readonly print: (text: string) => void
  /** One or more lines on stderr: what is not the command's result. */
  readonly note: (text: string) => void
}

export const terminal: Terminal = {
  paint: paintFor(process.stdout.isTTY, process.env),
  columns: () => (process.stdout.isTTY ? process.stdout.columns : Infinity),
  print: (text) => {
    process.stdout.write(`${text}\n`)
  },
  note: (text) => {
    process.stderr.write(`${text}\n`)
  },
}
