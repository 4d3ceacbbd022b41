import { z } from 'zod'

const Shown = z.object({ epoch: z.int(), offset: z.int(), now: z.iso.datetime() })
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

/** So many minor units of it. */
export const eur = (amount: number) => ({ amount, currency: 'EUR' })

/** Speaks with a simulator, and trusts nothing but HTTP. */
export class PspClient {
  constructor(readonly url: string) {}

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

  /** Where its clock stands. */
  async clock() {
    return Shown.parse(await (await fetch(`${this.url}/clock`)).json())
  }

  putClock(to: object): Promise<Response> {
    return fetch(`${this.url}/clock`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(to),
    })
  }

  /** Moves its clock forward, `milliseconds` ahead of this machine's in all. */
  async moveClock(epoch: number, milliseconds: number): Promise<void> {
    const response = await this.putClock({ epoch, offset: milliseconds })
    if (response.status !== 200) throw new Error(`the clock was not moved: ${await response.text()}`)
  }

  async inquire(key: string) {
    const response = await fetch(`${this.url}/operations/${encodeURIComponent(key)}`)
    return { status: response.status, body: z.record(z.string(), z.unknown()).parse(await response.json()) }
  }

  /** Inquires until the key is known, and answers what is said of it then. */
  async known(key: string): Promise<Record<string, unknown>> {
    const { status, body } = await this.inquire(key)
    return status === 404 ? this.known(key) : body
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
