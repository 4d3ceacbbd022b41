import { readFile, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { ContractInvalid } from './contract-invalid.js'
import { own } from './object.js'
import { parseReference } from './reference.js'
import { fileFrom, parseSource, type Source } from './source.js'

/** Files that were read, by absolute path; a text says why one could not be. */
export type Sources = ReadonlyMap<string, Source | string>

/**
 * Reads documents and every local file that a `$ref` in them names, and in those again. Only regular files are opened.
 * What cannot be read stands in the map as a sentence: it matters once something needs it.
 * @throws {ContractInvalid} for syntax errors, in any of the files
 */
export async function readSources(paths: readonly string[]): Promise<Sources> {
  const sources = new Map<string, Source | string>()
  const waiting = paths.map((name) => ({ id: resolve(name), name }))
  const broken: ContractInvalid[] = []
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (sources.has(next.id)) continue
    try {
      const source = await read(next.id, next.name)
      sources.set(next.id, source)
      if (typeof source !== 'string') waiting.push(...filesNamedBy(source))
    } catch (error) {
      if (!(error instanceof ContractInvalid)) throw error
      broken.push(error)
      sources.set(next.id, 'it has syntax errors')
    }
  }
  if (broken.length > 0) throw new ContractInvalid(broken.flatMap(({ problems }) => problems))
  return sources
}

async function read(id: string, name: string): Promise<Source | string> {
  const read = await textOf(id)
  return 'text' in read ? parseSource(id, name, read.text) : read.unreadable
}

/** What is in a regular file, or why that cannot be read: anything else, as a pipe, might never end. */
export async function textOf(path: string): Promise<{ text: string } | { unreadable: string }> {
  try {
    if (!(await stat(path)).isFile()) return { unreadable: 'it is not a regular file' }
    return { text: await readFile(path, 'utf8') }
  } catch (error) {
    const missing = own(error, 'code') === 'ENOENT'
    return { unreadable: missing ? 'there is no such file' : String(own(error, 'message') ?? error) }
  }
}

function filesNamedBy(source: Source): { id: string; name: string }[] {
  const files = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      const reference = name === '$ref' && typeof inner === 'string' ? parseReference(inner) : undefined
      if (typeof reference === 'object' && reference.file !== undefined) files.add(reference.file)
      else look(inner)
    }
  }
  look(source.root)
  return [...files].map((file) => ({
    id: fileFrom(source, file),
    name: isAbsolute(file) ? file : join(dirname(source.name), file),
  }))
}
