import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { z } from 'zod'
import { errno } from './errno.js'
import { Problem } from './problem.js'

/**
 * A JSON file that only its owner may read, or undefined when there is none.
 *
 * @throws Problem `folder-damaged` when it holds something else; `folder-refused` when it is another user's
 */
export function readPrivate<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (errno(error) === 'ENOENT') return undefined
    if (errno(error) !== 'EACCES') throw error
    throw new Problem(
      'folder-refused',
      `${file} may not be read (EACCES): it is another user's. Do this as that user, or name a folder of your own with --folder.`,
    )
  }
  const parsed = schema.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  throw new Problem(
    'folder-damaged',
    `${file} is damaged: put it back from a copy, or begin anew with npx parpay reset, which removes all data.`,
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Replaces the file at once: nobody reads half of it, and nobody else reads it at all. */
export function writePrivate(file: string, content: object): void {
  const draft = `${file}.new`
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, file)
}
