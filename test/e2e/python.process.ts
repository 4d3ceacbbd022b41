import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A folder with `python` and what was installed beside it, or why there is none. */
export type PythonPrograms = { readonly bin: string } | { readonly missing: string }

/**
 * Installs packages from PyPI, once for all clones, into `~/.cache/parpay` (PARPAY_CACHE).
 *
 * @param name of the environment: another one for other packages or versions
 * @param packages what `pip install` takes
 */
export async function pythonPrograms(name: string, packages: readonly string[]): Promise<PythonPrograms> {
  const cache = process.env['PARPAY_CACHE'] ?? join(homedir(), '.cache', 'parpay')
  const folder = join(cache, name)
  const complete = join(folder, 'complete')
  const bin = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin')
  try {
    if (!existsSync(complete)) {
      await run('python3', ['-m', 'venv', '--clear', '--without-pip', folder])
      await install(join(bin, 'python'), packages)
      writeFileSync(complete, '')
    }
    return { bin }
  } catch (error) {
    return { missing: `cannot be installed: ${String(error).split('\n')[0] ?? ''}` }
  }
}

/** By the pip that is there already; with one of its own, which takes as long as most packages, where there is none. */
async function install(python: string, packages: readonly string[]): Promise<void> {
  const words = ['install', '--quiet', '--disable-pip-version-check', '--no-compile', ...packages]
  try {
    await run('python3', ['-m', 'pip', '--python', python, ...words])
  } catch {
    await run(python, ['-m', 'ensurepip'])
    await run(python, ['-m', 'pip', ...words])
  }
}
