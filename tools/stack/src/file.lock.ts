import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { errno } from './errno.js'
import { lookUp } from './process.table.js'

export interface Lock {
  release(): void
}

/** The process that holds the lock. */
export interface Held {
  readonly heldBy: number
}

/**
 * Takes the lock `file`, or names the living process that has it. A lock whose holder is dead (killed, or the machine
 * was restarted and its pid belongs to another process now) is taken over.
 */
export function lock(file: string): Lock | Held {
  const mine = `${process.pid} ${lookUp(process.pid)?.started ?? ''}\n`
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, mine, { mode: 0o644 })
  try {
    for (;;) {
      try {
        linkSync(draft, file) // with its content in place at once: nobody ever reads half a lock
        return {
          release: () => {
            if (read(file) === mine) rmSync(file, { force: true })
          },
        }
      } catch (error) {
        if (errno(error) !== 'EEXIST') throw error
      }
      const text = read(file)
      const heldBy = holder(text)
      if (heldBy !== undefined) return { heldBy }
      if (read(file) === text) rmSync(file, { force: true })
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** The living process that has the lock, without trying to take it. */
export const holderOf = (file: string): number | undefined => holder(read(file))

function holder(text: string): number | undefined {
  const [pid = '', ...started] = text.trim().split(' ')
  const entry = lookUp(Number(pid))
  return entry && !entry.zombie && entry.started === started.join(' ') ? Number(pid) : undefined
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
