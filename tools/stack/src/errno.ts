/** The operating system's error code (`ENOENT`, `EACCES`, ...) of a caught value, or undefined. */
export function errno(error: unknown): string | undefined {
  // not instanceof: under Jest, Node's errors are of another realm
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
