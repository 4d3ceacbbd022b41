import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Every file of the repository that git tracks or would, with its text; generated ones left out. */
export const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && !path.includes('/generated/'))
  .flatMap((path) => {
    try {
      return [{ path, text: readFileSync(root + path, 'utf8') }]
    } catch {
      return [] // deleted, not yet committed
    }
  })

export const sources = files.filter(({ path }) => /\.(ts|mjs|js)$/.test(path))
/** What runs in a service or a command, not its tests. */
export const product = sources.filter(
  ({ path }) => /^(apps|libs|tools|examples)\/[^/]+\/src\//.test(path) && !/\.spec\.ts$/.test(path),
)
