import { ContractInvalid } from './contract-invalid.js'
import { own } from './object.js'
import type { Source } from './source.js'

/** AsyncAPI versions that are read here. */
const versions: readonly string[] = ['3.0.0', '3.1.0']

/**
 * Which version of AsyncAPI a document says it is of.
 * @throws {ContractInvalid} where it says none, or one that is not read here
 */
export function versionOf(source: Source): string {
  const version = own(source.root, 'asyncapi')
  if (typeof version !== 'string')
    throw new ContractInvalid([
      source.problem([], 'is no AsyncAPI document: it does not say which version; begin it with asyncapi: 3.1.0'),
    ])
  if (!versions.includes(version))
    throw new ContractInvalid([
      source.problem(['asyncapi'], `AsyncAPI ${version} is not read here; convert it to ${versions.join(' or ')}`),
    ])
  return version
}
