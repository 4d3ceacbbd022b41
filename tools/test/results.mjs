// Where Jest leaves its results: test-results/*.json of each package, and of all packages in the repository's own folder.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packages } from '../jest/every-package.mjs'

export const resultFiles = () =>
  [...packages(), '.']
    .map((folder) => join(folder, 'test-results'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((file) => file.endsWith('.json'))
