import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { exitCodes, Failure } from './failure.js'
import { servicePackage } from './service-package.js'

/** The name of the service in a folder, and the absolute path of what Node runs. @throws Failure 2 */
export function serviceIn(folder: string): { name: string; entry: string } {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) throw new Failure(exitCodes.usage, `There is no ${file}: name the folder of a service.`)
  const found = servicePackage(readFileSync(file, 'utf8'))
  if (!found)
    throw new Failure(
      exitCodes.usage,
      `${file} must say "name" and "main": what the service is called and what to run.`,
    )
  const entry = resolve(folder, found.main)
  if (!existsSync(entry))
    throw new Failure(exitCodes.usage, `${entry} does not exist, and ${file} says that is what to run.`)
  return { name: found.name, entry }
}
