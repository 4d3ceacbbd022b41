import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { topics as parpayTopics } from '@parpay/events'
import { controlServer } from './control.server.js'
import { controlFile } from './control.file.js'
import { explained, takeDataFolder } from './data-folder.store.js'
import { writePrivate } from './private-file.store.js'
import type { Progress } from './progress.js'
import { parpayServices, type ServiceSpec } from './services.js'
import { quiescent, type Quiet, type QuietOptions } from './quiescence.client.js'
import type { SystemStatus } from './status.js'
import { Supervisor } from './supervisor.js'
import type { SystemClock } from './system-clock.client.js'
import type { TopicSpec } from './topics.client.js'

export interface SystemOptions {
  /** The data folder, `.parpay` in the clone; made if it is not there. */
  readonly folder: string
  /** KAFKA_PORT, POSTGRES_URL, ... (README); default the process's own. */
  readonly environment?: NodeJS.ProcessEnv
  readonly progress?: (event: Progress) => void
  /** Stops the system when it fires, also while it starts; its reason is a short text (see `interruption`). */
  readonly signal?: AbortSignal
  /** Default: the PSP simulator and the services of the clone the folder lies in. */
  readonly services?: readonly ServiceSpec[]
  readonly topics?: readonly TopicSpec[]
  /** Open the demo account. Default true. */
  readonly demo?: boolean
}

export interface System {
  status(): Promise<SystemStatus>
  /** The test clock of all services and the PSP simulator. */
  readonly clock: Pick<SystemClock, 'read' | 'advance'>
  /** Waits until nothing is left to do (`quiescent`). */
  quiescent(options?: Pick<QuietOptions, 'within' | 'parked'>): Promise<Quiet>
  /** Services, then Kafka, then PostgreSQL; within 10 s. The second call waits for the first. */
  stop(): Promise<void>
  /** Resolves when everything has ended, whoever asked for it (`stop`, the signal, `parpay down`). */
  readonly stopped: Promise<undefined>
}

/**
 * Starts everything on one data folder and returns when it is ready for orders.
 *
 * @throws Problem, with nothing left running; `stopped` when the signal fired meanwhile
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { folder, signal: interrupted = new AbortController().signal, progress = () => undefined } = options
  const lock = takeDataFolder(folder)
  const downed = new AbortController()
  const signal = AbortSignal.any([interrupted, downed.signal])
  const { promise: stopped, resolve: over } = Promise.withResolvers<undefined>()
  const undo: (() => void | Promise<void>)[] = [
    () => {
      over(undefined)
    },
    () => {
      lock.release()
    },
  ]
  let stopping: Promise<void> | undefined
  const stop = (why: string) =>
    (stopping ??= (async () => {
      progress({ kind: 'stopping', why })
      for (const step of undo.reverse()) await step()
    })())
  try {
    const supervisor = await Supervisor.prepare({
      ...{ folder, progress, signal },
      environment: options.environment ?? process.env,
      services: options.services ?? parpayServices(dirname(folder)),
      topics: options.topics ?? parpayTopics,
      demo: options.demo ?? true,
    })
    const control = await controlServer({
      status: () => supervisor.status(),
      act: (name, action) => supervisor.act(name, action),
      run: (name, entry) => supervisor.run(name, entry),
      clock: supervisor.clock,
      down: () => {
        downed.abort('parpay down')
      },
    })
    undo.push(control.close)
    writePrivate(controlFile(folder), { pid: process.pid, url: control.url, token: control.token })
    undo.push(
      () => {
        rmSync(controlFile(folder), { force: true })
      },
      () => supervisor.stop(),
    )
    await supervisor.start()
    const stopFor = () => void stop(String(signal.reason))
    if (signal.aborted) stopFor()
    else signal.addEventListener('abort', stopFor, { once: true })
    return {
      status: () => supervisor.status(),
      clock: supervisor.clock,
      quiescent: (how) => quiescent(() => supervisor.status(), { ...how, ...prefixOf(options.environment) }),
      stop: () => stop('stop'),
      stopped,
    }
  } catch (error) {
    await stop(signal.aborted ? String(signal.reason) : 'it could not start')
    throw explained(folder, error)
  }
}

const prefixOf = (environment = process.env) => ({ prefix: environment['KAFKA_TOPIC_PREFIX'] ?? '' })
