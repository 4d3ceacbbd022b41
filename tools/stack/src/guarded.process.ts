import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'

export interface Launch {
  readonly command: string
  readonly args: readonly string[]
  /** Standard output and error are appended here. */
  readonly log: string
  readonly env: NodeJS.ProcessEnv
  readonly cwd?: string
  readonly user?: { readonly uid: number; readonly gid: number }
  /** Put before the shell that becomes the server, e.g. `['unshare', '-U']`; it must exec, not fork. */
  readonly wrapper?: readonly string[]
  /** Sent when the supervisor is gone. SIGCONT asks for nothing: the process notices by its closed standard input. */
  readonly whenOrphaned: 'SIGINT' | 'SIGTERM' | 'SIGCONT'
  /** Keep standard input open as long as the supervisor lives. */
  readonly stdin?: boolean
}

export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface GuardedProcess {
  readonly pid: number
  /** Resolves when the process and everything in its group is gone; never rejects. */
  readonly exited: Promise<Exit>
  readonly running: boolean
  /** Sends the signal, waits `within` milliseconds, then kills the group. */
  stop(signal: NodeJS.Signals, within: number): Promise<void>
  kill(): Promise<void>
}

// The shell becomes the server (exec), so the pid and the exit status are the server's own. What stays behind is a
// watcher in the same process group: it reads a pipe whose other end only the supervisor holds. End of file means that
// the supervisor is gone, however it ended; the server gets its signal, and SIGKILL after a while. It is forked twice,
// because a postmaster that loses a child it does not know thinks that a backend crashed.
const GUARD = `
signal=$1; tenths=$2; shift 2
( (
  read _ <&3
  kill -s "$signal" $$
  while [ "$tenths" -gt 0 ] && kill -s 0 $$; do sleep 0.1; tenths=$((tenths - 1)); done
  kill -s KILL -- -$$
) </dev/null >/dev/null 2>&1 & )
exec "$@" 3<&-
`
const ORPHAN_PATIENCE_TENTHS = 60

const live = new Set<number>()

/** Kills every process this one has launched, at once: for the second Ctrl-C. */
export function killAll(): void {
  for (const pid of live) killGroup(pid)
}

/** Starts a process in a group of its own that does not outlive this one. */
export function launch(options: Launch): GuardedProcess {
  const log = openLog(options.log)
  const command = [
    ...(options.wrapper ?? []),
    ...['/bin/sh', '-c', GUARD, 'parpay-guard'],
    ...[options.whenOrphaned.slice(3), String(ORPHAN_PATIENCE_TENTHS)],
    ...[options.command, ...options.args],
  ]
  let child: ChildProcess
  try {
    child = spawn(command[0] ?? '', command.slice(1), {
      env: options.env,
      detached: true,
      stdio: [options.stdin ? 'pipe' : 'ignore', log, log, 'pipe'],
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...options.user,
    })
  } finally {
    closeSync(log)
  }
  return guarded(child)
}

/** A log that cannot be opened (its folder was removed) must not end the supervisor. */
function openLog(path: string): number {
  try {
    return openSync(path, 'a', 0o600)
  } catch {
    return openSync('/dev/null', 'a')
  }
}

function guarded(child: ChildProcess): GuardedProcess {
  const { pid } = child
  let running = pid !== undefined
  if (pid !== undefined) live.add(pid)
  const exited = new Promise<Exit>((resolve) => {
    child.on('error', () => {
      running = false
      resolve({ code: 127, signal: null })
    })
    child.on('exit', (code, signal) => {
      running = false
      if (pid !== undefined) killGroup(pid)
      if (pid !== undefined) live.delete(pid)
      resolve({ code, signal })
    })
  })
  const kill = async () => {
    if (running && pid !== undefined) killGroup(pid)
    await exited
  }
  return {
    pid: pid ?? -1,
    exited,
    get running() {
      return running
    },
    kill,
    async stop(signal, within) {
      if (!running) return
      child.kill(signal)
      const timer = setTimeout(() => void kill(), within)
      await exited
      clearTimeout(timer)
    },
  }
}

/** The group's number is its leader's pid; it stays taken as long as one member lives. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // nobody is left in it
  }
}
