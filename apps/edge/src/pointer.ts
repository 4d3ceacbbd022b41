/** A JSON pointer (RFC 6901) to the member that the path leads to; the empty path is the whole document. */
export const pointer = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
