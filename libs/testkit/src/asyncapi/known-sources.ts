import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { own } from './object.js'
import { knownSource, type Source } from './source.js'
import { textOf, type Sources } from './sources.js'

/** Keeps texts by their names from one process to the next. One that is lost or damaged is only made again. */
export interface ContractCache {
  get(name: string): Promise<string | undefined>
  put(name: string, text: string): Promise<void>
}

/** Where a file of a contract lies, seen from the folder of the first document, what is in it and what that means. */
interface KnownFile {
  readonly path: string
  readonly digest: string
  readonly root: unknown
}

/**
 * The sources of documents that were found valid before and have not changed since, nor has a file that they refer to.
 * Finding that out takes milliseconds, where parsing YAML and compiling AsyncAPI's JSON Schema take most of a second.
 * @returns undefined where nothing is known of them
 */
export async function knownSources(paths: readonly string[], cache: ContractCache): Promise<Sources | undefined> {
  const [first] = paths
  const name = await nameOf(paths)
  const kept = name === undefined ? undefined : await cache.get(name)
  if (first === undefined || kept === undefined) return undefined
  const sources = new Map<string, Source>()
  for (const { path, digest, root } of filesIn(kept)) {
    const file = join(dirname(first), path)
    const found = await textOf(file)
    if (!('text' in found) || digestOf(found.text) !== digest) return undefined
    sources.set(resolve(file), knownSource(resolve(file), file, found.text, root))
  }
  return paths.every((path) => sources.has(resolve(path))) ? sources : undefined
}

/** Keeps that these documents are valid. Nothing is kept of what JSON cannot tell, as of `.nan`. */
export async function keepSources(paths: readonly string[], sources: Sources, cache: ContractCache): Promise<void> {
  const [first] = paths
  const name = await nameOf(paths)
  if (first === undefined || name === undefined) return
  const files: KnownFile[] = []
  for (const [id, source] of sources) {
    if (typeof source === 'string') return
    files.push({ path: relative(dirname(resolve(first)), id), digest: digestOf(source.text), root: source.root })
  }
  const text = JSON.stringify(files)
  if (isDeepStrictEqual(JSON.parse(text), files)) await cache.put(name, text)
}

/** Of what the documents say, where they lie to each other, and the schema that they were held against. */
async function nameOf(paths: readonly string[]): Promise<string | undefined> {
  const folder = dirname(resolve(paths[0] ?? ''))
  const specification = own(createRequire(import.meta.url)('@asyncapi/specs/package.json'), 'version')
  const parts = [`1 ${String(specification)}`]
  for (const path of paths) {
    const found = await textOf(path)
    if (!('text' in found)) return undefined // whoever reads the documents says why
    parts.push(relative(folder, resolve(path)), digestOf(found.text))
  }
  return digestOf(JSON.stringify(parts))
}

function filesIn(kept: string): readonly KnownFile[] {
  try {
    const files: unknown = JSON.parse(kept)
    return Array.isArray(files) && files.every(isKnownFile) ? files : []
  } catch {
    return [] // half a file, or another's: as if nothing was kept
  }
}

const isKnownFile = (value: unknown): value is KnownFile =>
  typeof own(value, 'path') === 'string' && typeof own(value, 'digest') === 'string' && own(value, 'root') !== undefined

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')
