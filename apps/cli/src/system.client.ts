import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ControlClient, Problem, runningIn, type SystemStatus } from '@parpay/stack/control'
import { z } from 'zod'
import { exitCodes, Failure } from './failure.js'
import { dataFolderOf } from './home.js'

/** The clone this command line was built in. */
export const clone = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')

const Package = z.object({ name: z.string().optional() })

/** The data folder of the system that is meant (see `dataFolderOf`). */
export const dataFolder = (given: string | undefined): string =>
  dataFolderOf({ given: given ?? process.env['PARPAY_HOME'], workingFolder: process.cwd(), clone, isHome })

function isHome(folder: string): boolean {
  if (existsSync(join(folder, '.parpay'))) return true
  try {
    return Package.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).name === 'parpay'
  } catch {
    return false // no package.json, or none we would understand: not ours
  }
}

/** The supervisor's pid, or undefined when nothing runs on this folder. */
export const runningPid = (folder: string): number | undefined => runningIn(folder)

/** @throws Failure 3 when nothing runs there */
export function connect(folder: string): ControlClient {
  return saying(() => ControlClient.connect(folder))
}

/** What runs on this folder, as it is now. @throws Failure 3 when nothing does */
export const statusOf = (folder: string): Promise<SystemStatus> => asking(() => connect(folder).status())

/** The system's own sentences with the exit code of this command line. */
export async function asking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw failureFor(error)
  }
}

function saying<T>(say: () => T): T {
  try {
    return say()
  } catch (error) {
    throw failureFor(error)
  }
}

function failureFor(error: unknown): unknown {
  if (!(error instanceof Problem)) return error
  const { usage, unreachable, failed } = exitCodes
  const code = {
    'unknown-service': usage,
    'name-refused': usage,
    'not-running': unreachable,
    'server-unreachable': unreachable,
  }
  return new Failure(error.code in code ? code[error.code as keyof typeof code] : failed, error.message)
}
