/** A copy is not made, or not removed, so that nothing else is touched. The message says what to do. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused'
}
