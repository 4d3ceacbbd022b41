import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface Entry {
  readonly parent: number
  /** Dead, but its parent has not asked for its exit status yet. */
  readonly zombie: boolean
  /** When it started, as text: the same pid with another start is another process. */
  readonly started: string
  /** The name of the executable, at most 15 characters on Linux. */
  readonly name: string
}

/** What the operating system knows about a pid, or undefined when there is no such process. */
export function lookUp(pid: number): Entry | undefined {
  try {
    return process.platform === 'linux' ? fromProc(readFileSync(`/proc/${pid}/stat`, 'latin1')) : fromPs(pid)
  } catch {
    return undefined
  }
}

/** Its command line, words separated by blanks; empty when it is not known. */
export function commandLine(pid: number): string {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/** `pid (name) state ppid ... starttime`: the name may hold blanks and brackets. proc(5) numbers the fields from 1. */
export function fromProc(stat: string): Entry {
  const open = stat.indexOf('(')
  const close = stat.lastIndexOf(')')
  const rest = stat.slice(close + 2).split(' ')
  return {
    name: stat.slice(open + 1, close),
    zombie: rest[0] === 'Z' || rest[0] === 'X',
    parent: Number(rest[1]),
    started: rest[19] ?? '',
  }
}

function fromPs(pid: number): Entry | undefined {
  const line = execFileSync('ps', ['-o', 'ppid=,stat=,lstart=,comm=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  const [parent, state = '', ...rest] = line.split(/\s+/)
  const started = rest.slice(0, 5).join(' ')
  const name = rest.slice(5).join(' ').split('/').at(-1) ?? ''
  return line ? { parent: Number(parent), zombie: state.startsWith('Z'), started, name } : undefined
}
