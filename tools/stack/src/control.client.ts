import { z } from 'zod'
import { type Control, control, controlFile, lockFile } from './control.file.js'
import { holderOf } from './file.lock.js'
import { Problem, problemCodes } from './problem.js'
import { readPrivate } from './private-file.store.js'
import { adminTokenOf } from './secrets.store.js'
import { type ProcessStatus, processStatus, type SystemStatus, systemStatus } from './status.js'
import type { ClockShown } from './system-clock.client.js'
import { until } from './wait.js'

const refusal = z.object({ code: z.enum(problemCodes), message: z.string() })
const clockShown = z.object({ epoch: z.int(), offset: z.number(), now: z.string() })
const DOWN_WITHIN_MS = 15_000

/** The pid of the supervisor that uses this data folder, or undefined: then nothing of ours runs on it. */
export const runningIn = (folder: string): number | undefined => holderOf(lockFile(folder))

/**
 * Talks to the running supervisor of a clone, over loopback with the token from its data folder.
 * Every method throws Problem `not-running` when the supervisor is gone.
 */
export class ControlClient {
  private constructor(
    private readonly folder: string,
    private readonly control: Control,
  ) {}

  /**
   * @param folder the clone's `.parpay`
   * @throws Problem `not-running`
   */
  static connect(folder: string): ControlClient {
    const found = runningIn(folder) === undefined ? undefined : readPrivate(controlFile(folder), control)
    if (!found) throw notRunning(folder)
    return new ControlClient(folder, found)
  }

  /** The bearer token of the services' `/admin`. @throws Problem `folder-damaged` */
  adminToken(): string {
    const token = adminTokenOf(this.folder)
    if (token === undefined) throw new Problem('folder-damaged', `${this.folder}/secrets.json holds no admin token.`)
    return token
  }

  async status(): Promise<SystemStatus> {
    return systemStatus.parse(await this.ask('GET', '/status'))
  }

  /** Returns when it is ready, or not ready yet after 15 s. @throws Problem `unknown-service` */
  async start(name: string): Promise<ProcessStatus> {
    return processStatus.parse(await this.ask('POST', `/processes/${encodeURIComponent(name)}/start`))
  }

  /** Returns when it has ended; it stays so until it is started. @throws Problem `unknown-service` */
  async stop(name: string): Promise<ProcessStatus> {
    return processStatus.parse(await this.ask('POST', `/processes/${encodeURIComponent(name)}/stop`))
  }

  /** SIGKILL. Returns when it is dead; the supervisor starts it again. @throws Problem `unknown-service` */
  async kill(name: string): Promise<ProcessStatus> {
    return processStatus.parse(await this.ask('POST', `/processes/${encodeURIComponent(name)}/kill`))
  }

  /** Where the system's test clock stands. */
  async clock(): Promise<ClockShown> {
    return clockShown.parse(await this.ask('GET', '/clock'))
  }

  /**
   * Moves the test clock forward; returns when every service that runs goes by it.
   *
   * @throws Problem `not-supported` outside development; `service-failed` when a service does not follow
   */
  async advance(milliseconds: number): Promise<ClockShown> {
    return clockShown.parse(await this.ask('POST', `/clock/advance/${milliseconds}`))
  }

  /**
   * Starts a service that is none of ParPay's own, with a database of its own; returns when it is ready. It is the
   * system's from then on, until that stops.
   *
   * @param entry absolute path of what Node runs
   * @throws Problem `name-refused`; `server-failed` with its last words
   */
  async run(name: string, entry: string): Promise<ProcessStatus> {
    const path = `/services/${encodeURIComponent(name)}/${encodeURIComponent(entry)}`
    return processStatus.parse(await this.ask('POST', path))
  }

  /** Stops everything; returns when the supervisor is gone. */
  async down(): Promise<void> {
    await this.ask('POST', '/down')
    await until(() => runningIn(this.folder) !== this.control.pid, {
      within: DOWN_WITHIN_MS,
      every: 50,
      late: () => new Problem('service-failed', `Process ${this.control.pid} has not stopped: end it with kill -9.`),
    })
  }

  private async ask(method: string, path: string): Promise<unknown> {
    const { url, token } = this.control
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(new URL(path, url), { method, headers }).catch(() => {
      throw notRunning(this.folder)
    })
    const body: unknown = await response.json()
    if (response.ok) return body
    const { code, message } = refusal.parse(body)
    throw new Problem(code, message)
  }
}

const notRunning = (folder: string) =>
  new Problem('not-running', `No system runs on ${folder}: start one with npm start in its clone.`)
