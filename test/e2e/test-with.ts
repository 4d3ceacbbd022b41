import { test } from '@jest/globals'

/**
 * A test that needs a program this project does not bring. Without it the test is skipped: the reason is printed, and the
 * last line of `npm test` counts it.
 *
 * @param program or why there is none here
 */
export function testWith<Program extends object>(
  program: Program | string,
  name: string,
  body: (program: Program) => Promise<void>,
  milliseconds: number,
): void {
  if (typeof program !== 'string') {
    test(name, () => body(program), milliseconds)
    return
  }
  process.stderr.write(`Skipped: ${program}\n`)
  test.skip(name, () => undefined)
}
