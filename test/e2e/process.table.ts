import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { until } from './until.js'

export interface Process {
  readonly pid: number
  readonly parent: number
  /** Process group: the pid of its leader. */
  readonly group: number
  /** When it started: the same pid with another start is another process. */
  readonly started: string
  readonly command: string
}

/** Every process that lives; zombies do not. */
export const processes = (): Process[] => (existsSync('/proc/self/stat') ? fromProc() : fromPs())

/** The process `pid`, all that descend from it, and all that share a group with one of those: guards have left the tree. */
export function familyOf(pid: number): Process[] {
  const all = processes()
  const family = new Set([pid])
  const belongs = (each: Process) => !family.has(each.pid) && (family.has(each.parent) || family.has(each.group))
  for (let found = all.filter(belongs); found.length > 0; found = all.filter(belongs)) {
    for (const each of found) family.add(each.pid)
  }
  return all.filter((each) => family.has(each.pid))
}

/** Those that still live. */
export function alive(some: readonly Process[]): Process[] {
  const identities = new Set(some.map(({ pid, started }) => `${pid} ${started}`))
  return processes().filter(({ pid, started }) => identities.has(`${pid} ${started}`))
}

/** Waits until none of them lives. Promised are 10 s; a machine with other work may take longer. */
export async function gone(some: readonly Process[]): Promise<void> {
  await until(
    'no process is left',
    () => alive(some),
    (left) => left.length === 0,
    { within: 20_000 },
  )
}

/** proc(5): `pid (name) state ppid pgrp ... starttime`; the name may hold blanks and brackets. */
function fromProc(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
        const [state, parent, group, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        if (state === 'Z' || state === 'X') return []
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').slice(0, 200)
        return [{ pid: Number(pid), parent: Number(parent), group: Number(group), started: rest[16] ?? '', command }]
      } catch {
        return [] // it ended just now
      }
    })
}

function fromPs(): Process[] {
  return execFileSync('ps', ['-axo', 'pid=,ppid=,pgid=,stat=,lstart=,command='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([pid, , , state]) => pid && !state?.startsWith('Z'))
    .map(([pid, parent, group, , ...rest]) => ({
      ...{ pid: Number(pid), parent: Number(parent), group: Number(group) },
      ...{ started: rest.slice(0, 5).join(' '), command: rest.slice(5).join(' ').slice(0, 200) },
    }))
}
