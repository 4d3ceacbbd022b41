import { existsSync } from 'node:fs'
import { exitCodes, Failure } from './failure.js'

/** @throws Failure 2 where a file is there and `force` does not allow to replace it */
export function refuseToReplace(path: string, force: boolean, option: string): void {
  if (!force && existsSync(path))
    throw new Failure(exitCodes.usage, `${path} is there already: --force replaces it, ${option} names another file.`)
}
