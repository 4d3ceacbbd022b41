/** A file is no recording, or no longer the one that was written. Nothing of the line it names was taken. */
export class RecordingInvalid extends Error {
  override readonly name = 'RecordingInvalid'
  /** @param line counted from 1 */
  constructor(
    readonly file: string,
    readonly line: number,
    readonly problem: string,
  ) {
    super(`${file}:${line}: ${problem}`)
  }
}

/** A line that a recording cannot hold, because reading it would not give the same again. */
export class Unrecordable extends Error {
  override readonly name = 'Unrecordable'
  constructor(
    /** Where the message lay, as `topic[partition]@offset`, or the kind of line it is. */
    readonly place: string,
    readonly problem: string,
  ) {
    super(`${place}: ${problem}`)
  }
}
