import { resolve } from 'node:path'
import type { Contract } from './contract.js'
import { ContractInvalid } from './contract-invalid.js'
import { ContractBuilder } from './contract-builder.js'
import { readSources } from './sources.js'

/**
 * Reads AsyncAPI 3.0 and 3.1 documents of one system, YAML or JSON, with the local files that their `$ref`s name.
 * Channels of other protocols than Kafka are left out.
 * @throws {ContractInvalid} with every problem found, by file, line and column
 */
export async function readContract(paths: readonly string[]): Promise<Contract> {
  const unique = [...new Map(paths.map((path) => [resolve(path), path])).entries()]
  const sources = await readSources(unique.map(([, path]) => path))
  const builder = new ContractBuilder(sources)
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
  return builder.contract()
}
