import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const Listening = z.object({ msg: z.literal('listening'), url: z.url() })
const LogLine = z.object({
  n: z.int(),
  operation: z.string(),
  key: z.string(),
  payment: z.string().nullable(),
  amount: z.int().nullable(),
  currency: z.string().nullable(),
  outcome: z.string(),
  repeat: z.boolean().optional(),
})

/** The built simulator as a process of its own, and a client that trusts nothing but HTTP. */
export class SimulatorProcess {
  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Starts it and waits until it listens. */
  static async start(log: string, environment: Record<string, string> = {}): Promise<SimulatorProcess> {
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, PSP_LOG: log, ...environment },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    for await (const line of createInterface(child.stdout)) {
      const { success, data } = Listening.safeParse(JSON.parse(line))
      if (!success) continue
      child.stdout.resume()
      return new SimulatorProcess(child, data.url)
    }
    if (child.exitCode === null) await once(child, 'exit')
    throw new Error(`the simulator ended with code ${child.exitCode ?? 'none'} before it listened`)
  }

  /** Ends it by a signal, or by closing its stdin; answers its exit code (null when killed). */
  async end(by: NodeJS.Signals | 'stdin'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode
    const ended = once(this.child, 'exit')
    if (by === 'stdin') this.child.stdin?.end()
    else this.child.kill(by)
    await ended
    return this.child.exitCode
  }

  /** Posts and answers the status and the body; without a key the header is left out. */
  async post(path: string, key: string | undefined, body?: object, signal?: AbortSignal) {
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: {
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    })
    return { status: response.status, body: z.record(z.string(), z.unknown()).parse(await response.json()) }
  }

  /** Renews or ends a lease. */
  async lease(method: 'PUT' | 'DELETE', lease: string, milliseconds?: number): Promise<number> {
    const response = await fetch(`${this.url}/script-leases/${lease}`, {
      method,
      ...(milliseconds && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ milliseconds }),
      }),
    })
    await response.body?.cancel()
    return response.status
  }

  /** Says beforehand what a payment's operations are answered; `{lease}` among the steps is the script's. */
  async script(payment: string, ...parts: object[]): Promise<number> {
    const steps = parts.filter((part) => !('lease' in part))
    const lease = parts.find((part) => 'lease' in part)
    const response = await fetch(`${this.url}/payments/${payment}/script`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ steps, ...lease }),
    })
    await response.body?.cancel()
    return response.status
  }

  /** Moves its clock forward, `milliseconds` ahead of this machine's in all. */
  async moveClock(epoch: number, milliseconds: number): Promise<void> {
    const response = await fetch(`${this.url}/clock`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ epoch, offset: milliseconds }),
    })
    if (response.status !== 200) throw new Error(`the clock was not moved: ${await response.text()}`)
  }

  async inquire(key: string) {
    const response = await fetch(`${this.url}/operations/${encodeURIComponent(key)}`)
    return { status: response.status, body: z.record(z.string(), z.unknown()).parse(await response.json()) }
  }

  /** The log as `GET /log` gives it. */
  async log() {
    const text = await (await fetch(`${this.url}/log`)).text()
    return text.split('\n').flatMap((line) => (line === '' ? [] : [LogLine.parse(JSON.parse(line))]))
  }

  /** Attaches a token and authorises 1,000 minor units of EUR for the payment. */
  async authorise(token: string, payment: string) {
    const { body } = await this.post('/payment-methods', `attach ${payment}`, { token })
    return this.post(`/payments/${payment}/authorise`, `auth ${payment}`, {
      method: body['method'],
      amount: 1_000,
      currency: 'EUR',
    })
  }
}
