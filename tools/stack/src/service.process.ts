import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { launch } from './guarded.process.js'
import type { Runnable } from './runnable.js'
import { tail } from './runnable.start.js'

export interface ServiceOptions {
  readonly name: string
  readonly entry: string
  readonly log: string
  readonly env: NodeJS.ProcessEnv
}

export interface Service extends Runnable {
  /** Where it listens, as it said itself; null until then. */
  url(): string | null
}

const listening = z.object({ msg: z.literal('listening'), url: z.url() })
const ANSWERS_WITHIN_MS = 1_000
/** Node keeps compiled code here: a third of the time that a service takes to start. */
const compiled = fileURLToPath(new URL('../../../node_modules/.cache/parpay/code', import.meta.url))

/**
 * A Node process that prints `{"msg":"listening","url":"http://..."}` once it has its port, answers
 * `GET /health/ready`, and stops by itself when its standard input closes.
 */
export function serviceProcess({ name, entry, log, env }: ServiceOptions): Service {
  let launchedAt = 0
  let url: string | null = null
  const found = () => (url ??= listeningUrl(tail(log, launchedAt)))
  return {
    name,
    log,
    launch: () => {
      launchedAt = statSync(log, { throwIfNoEntry: false })?.size ?? 0
      url = null
      return launch({
        command: process.execPath,
        args: ['--enable-source-maps', entry],
        log,
        env: { NODE_COMPILE_CACHE: compiled, ...env, PARPAY_SUPERVISED: '1' },
        whenOrphaned: 'SIGCONT',
        stdin: true,
      })
    },
    ready: async () => {
      const at = found()
      if (at === null) return false
      try {
        const answer = await fetch(new URL('/health/ready', at), { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) })
        await answer.body?.cancel()
        return answer.ok
      } catch {
        return false
      }
    },
    url: found,
    stopSignal: 'SIGTERM',
    stopWithin: 4_500,
  }
}

/** The address in the first line that tells one, or null. */
export function listeningUrl(printed: string): string | null {
  for (const line of printed.split('\n')) {
    if (!line.includes('"listening"')) continue
    try {
      return listening.parse(JSON.parse(line)).url
    } catch {
      // a line that is not written completely yet, or one that only talks about listening
    }
  }
  return null
}
