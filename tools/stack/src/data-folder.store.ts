import { accessSync, constants, existsSync, mkdirSync, renameSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errno } from './errno.js'
import { lockFile } from './control.file.js'
import { type Lock, lock } from './file.lock.js'
import { Problem } from './problem.js'

const NEEDED_BYTES = 512 << 20
const FULL_BYTES = 4 << 20

/**
 * Makes the data folder if it is not there and takes its lock.
 *
 * @throws Problem `folder-refused`, `disk-full`, `already-running`
 */
export function takeDataFolder(folder: string): Lock {
  return sayingWhatFailed(folder, () => {
    makeFolder(folder, 0o711) // PostgreSQL may run as another user and must get through
    makeFolder(join(folder, 'logs'), 0o700)
    accessSync(folder, constants.W_OK)
    const { bavail, bsize } = statfsSync(folder)
    if (bavail * bsize < NEEDED_BYTES) {
      const free = Math.floor((bavail * bsize) / (1 << 20))
      throw new Problem(
        'disk-full',
        `Only ${free} MB are free on the disk of ${folder}, and 512 are needed: free some.`,
      )
    }
    const taken = lock(lockFile(folder))
    if ('release' in taken) return taken
    throw new Problem(
      'already-running',
      `A system runs on ${folder} already (process ${taken.heldBy}): use it, or stop it with npx parpay down.`,
    )
  })
}

/** With those above it. Not by `recursive`: below /proc, which answers ENOENT to whoever makes a folder, that never ends. */
function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder), mode)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    if (errno(error) === 'ENOENT')
      throw new Problem(
        'folder-refused',
        `${folder} cannot be made, though ${dirname(folder)} is there: use another one.`,
      )
    if (errno(error) !== 'EEXIST') throw error // somebody else may have made it meanwhile
  }
}

/** Whether servers on this folder end because nothing more can be written. */
export function diskIsFull(folder: string): boolean {
  if (!existsSync(folder)) return false // removed while the system ran: another trouble than a full disk
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < FULL_BYTES
}

/** Runs `work`; what the file system refuses there becomes one sentence. */
export function sayingWhatFailed<T>(folder: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw explained(folder, error)
  }
}

/** A Problem for a file system's refusal, any other error as it is. */
export function explained(folder: string, error: unknown): unknown {
  const code = errno(error)
  if (code === 'ENOSPC') {
    return new Problem('disk-full', `The disk of ${folder} is full: free some space and try again.`)
  }
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code ?? '')) return error
  const path = error instanceof Error && 'path' in error ? String(error.path) : folder
  return new Problem(
    'folder-refused',
    `${path} cannot be written (${code ?? ''}): make it yours with chown, or remove ${folder} if its data may go.`,
  )
}

/** The log of one process, empty: what the last run wrote is kept beside it as `.previous.log`. */
export function freshLog(folder: string, name: string): string {
  const file = join(folder, 'logs', `${name}.log`)
  if (existsSync(file)) renameSync(file, join(folder, 'logs', `${name}.previous.log`))
  return file
}
