import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { Problem } from './problem.js'

/** As whom PostgreSQL runs: ourselves, another user, or (as root) in a user namespace where we are nobody. */
export interface Account {
  readonly user?: { readonly uid: number; readonly gid: number }
  readonly wrapper?: readonly [string, ...string[]]
}

/**
 * PostgreSQL refuses to run as root. A user that exists is best: the owner of the data, `postgres` or `nobody`, if it
 * can enter the folders at all. Below a folder only root can enter, a user namespace without any mapping does it.
 *
 * @param data the data folder, which may not exist yet; its parent must
 * @throws Problem `root-refused`
 */
export function postgresAccount(data: string, parent: string, executable: string): Account {
  if (process.getuid?.() !== 0) return {}
  const owner = statSync(data, { throwIfNoEntry: false })
  const candidates = [...(owner && owner.uid !== 0 ? [owner] : []), ...usersNamed(['postgres', 'nobody'])]
  const user = candidates.find(({ uid, gid }) => canEnter({ uid, gid }, parent, executable))
  if (user) return { user: { uid: user.uid, gid: user.gid } }
  if (spawnSync('unshare', ['-U', 'true']).status === 0) return { wrapper: ['unshare', '-U'] }
  throw new Problem(
    'root-refused',
    `PostgreSQL does not run as root, and neither postgres nor nobody can enter ${parent}: start as another user, or move the clone to a folder that all users can enter.`,
  )
}

function usersNamed(names: string[]): { uid: number; gid: number }[] {
  const entries = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  return names.flatMap((name) => {
    const entry = entries.find(([user]) => user === name)
    return entry ? [{ uid: Number(entry[2]), gid: Number(entry[3]) }] : []
  })
}

const canEnter = (user: { uid: number; gid: number }, folder: string, executable: string) =>
  spawnSync('/bin/sh', ['-c', 'cd "$1" && test -x "$2" && test -r "$2"', 'sh', folder, executable], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
  }).status === 0
