import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ControlClient, type SystemStatus } from '@parpay/stack'
import { bin } from './parpay.command.js'
import { familyOf, gone } from './process.table.js'
import { until } from './until.js'

/** `parpay up` in a process group of its own, as a terminal has it. It ends with this process, however that ends. */
export interface Up {
  readonly pid: number
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
  /** Both of its streams so far. */
  printed(): string
  /** Waits until it takes orders. @throws Error with what it printed when it ends instead; it has ended then */
  ready(): Promise<SystemStatus>
  /** SIGTERM to its group. @throws Error when a process is left, or when it did not end with exit code 0 */
  stop(): Promise<void>
}

/** Nothing of the caller's environment leads a test's own system to another one. */
function environment(more: Record<string, string>): NodeJS.ProcessEnv {
  const elsewhere = /^(KAFKA_|POSTGRES_|EDGE_|PSP_|PARPAY_|FEE_)/
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !elsewhere.test(name))), ...more }
}

/** The data folder below a home. */
export const folderOf = (home: string): string => join(home, '.parpay')

/**
 * @param home what `--folder` takes
 * @param words what else stands behind `parpay up`
 */
export function up(home: string, more: Record<string, string> = {}, words: readonly string[] = []): Up {
  const child = spawn(process.execPath, [bin, 'up', '--folder', home, ...words], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // the channel tells it when this process dies
    detached: true,
    env: environment(more),
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${process.execPath} could not be started`)
  let printed = ''
  let over = false
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  const ended = new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      over = true
      resolve(code ?? signal)
    })
  })
  return {
    pid,
    ended,
    printed: () => printed,
    ready: async () => {
      const status = await until(
        `the system on ${home} is ready`,
        async () => (over ? undefined : ControlClient.connect(folderOf(home)).status()),
        (seen) => seen === undefined || (seen.pid === pid && seen.ready),
        { within: 110_000 },
      ).catch(async (error: unknown) => {
        child.kill()
        await ended
        throw error
      })
      if (status === undefined) throw new Error(`parpay up ended: ${printed}`)
      return status
    },
    stop: async () => {
      const family = familyOf(pid)
      process.kill(-pid, 'SIGTERM')
      await gone(family)
      if ((await ended) !== 0) throw new Error(`parpay up did not end well: ${printed}`)
    },
  }
}
