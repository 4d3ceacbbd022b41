import { resolve } from 'node:path'
import type { Contract } from './contract.js'
import { ContractInvalid } from './contract-invalid.js'
import { ContractBuilder } from './contract-builder.js'
import { keepSources, knownSources, type ContractCache } from './known-sources.js'
import { readSources } from './sources.js'

export interface ReadOptions {
  /** Makes reading the same documents again faster: by half a second and more. Nothing is kept where it is left out. */
  readonly cache?: ContractCache | undefined
}

/**
 * Reads AsyncAPI 3.0 and 3.1 documents of one system, YAML or JSON, with the local files that their `$ref`s name.
 * Channels of other protocols than Kafka are left out.
 * @throws {ContractInvalid} with every problem found, by file, line and column
 */
export async function readContract(paths: readonly string[], { cache }: ReadOptions = {}): Promise<Contract> {
  const unique = [...new Map(paths.map((path) => [resolve(path), path])).entries()]
  const names = unique.map(([, path]) => path)
  const known = cache && (await knownSources(names, cache))
  const sources = known ?? (await readSources(names))
  const builder = new ContractBuilder(sources, known ? undefined : await newCheck())
  for (const [id, name] of unique) {
    const source = sources.get(id) ?? 'it was not read'
    if (typeof source === 'string')
      throw new ContractInvalid([
        {
          file: name,
          line: 1,
          column: 1,
          path: '#',
          sentence: `cannot be read: ${source}; give the path of a document`,
        },
      ])
    builder.add(source)
  }
  const contract = builder.contract()
  if (cache && !known) await keepSources(names, sources, cache)
  return contract
}

/** Loaded where it is needed: JSON Schema's validator is large. */
async function newCheck() {
  const { DocumentCheck } = await import('./document-check.js')
  return new DocumentCheck()
}
