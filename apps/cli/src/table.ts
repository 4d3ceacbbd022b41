import { plain, type Paint } from './palette.js'

/** Rows under bold headings, columns two spaces apart, as wide as they need; numbers (`right`) end at the same place. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  { right = [], paint = plain }: { readonly right?: readonly number[]; readonly paint?: Paint } = {},
): string {
  const widths = headings.map((heading, n) => Math.max(heading.length, ...rows.map((row) => row[n]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, n) => (right.includes(n) ? cell.padStart(widths[n] ?? 0) : cell.padEnd(widths[n] ?? 0)))
      .join('  ')
      .trimEnd()
  return [paint('bold', line(headings)), ...rows.map(line)].join('\n')
}
