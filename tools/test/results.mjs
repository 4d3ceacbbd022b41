// Where Jest leaves its results: test-results/*.json of each package. Node 20 has no globSync.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export function resultFiles() {
  const packages = ['apps', 'libs', 'tools', 'examples']
    .filter((group) => existsSync(group))
    .flatMap((group) => readdirSync(group).map((name) => join(group, name)))
  return [...packages, 'chaos', 'test']
    .map((folder) => join(folder, 'test-results'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((file) => file.endsWith('.json'))
}
