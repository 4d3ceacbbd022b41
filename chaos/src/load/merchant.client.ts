import { setTimeout as pause } from 'node:timers/promises'
import type { Answer } from '../check/evidence.js'

/** What passes by itself: in flight or not ready, too many, and whatever a server says that is just ending. */
const later = (status: number): boolean => status === 409 || status === 429 || status >= 500

/** The REST API of a system whose edges come and go, each request sent to any of them until one has answered. */
export class MerchantClient {
  private next = 0

  constructor(
    /** Addresses of the edges that are there now. */
    private readonly edges: () => readonly string[],
    private readonly apiKey: string,
    private readonly signal: AbortSignal,
  ) {}

  /** The first definite answer. @throws the reason of the signal when it fires before */
  async post(path: string, body: unknown, key: string): Promise<Answer> {
    const text = JSON.stringify(body)
    const headers = { 'content-type': 'application/json', 'idempotency-key': key }
    return this.ask(path, { method: 'POST', headers, body: text })
  }

  /** Once or twice is the same. @throws the reason of the signal when it fires before a definite answer */
  async delete(path: string): Promise<void> {
    await this.ask(path, { method: 'DELETE', headers: {} })
  }

  /** The body of the answer to a GET. */
  async get(path: string): Promise<unknown> {
    const { body } = await this.ask(path, { method: 'GET', headers: {} })
    return JSON.parse(body) as unknown
  }

  private async ask(path: string, request: { method: string; headers: object; body?: string }): Promise<Answer> {
    for (;;) {
      this.signal.throwIfAborted()
      const answer = await this.once(path, request)
      if (answer && !later(answer.status)) return answer
      await pause(100, undefined, { signal: this.signal })
    }
  }

  /** Undefined when no answer came: whether it was accepted is unknown then. */
  private async once(path: string, { headers, ...request }: { method: string; headers: object; body?: string }) {
    const edges = this.edges()
    const edge = edges[(this.next += 1) % edges.length]
    if (edge === undefined) return undefined
    try {
      const response = await fetch(new URL(path, edge), {
        ...request,
        headers: { authorization: `Bearer ${this.apiKey}`, ...headers },
        signal: AbortSignal.any([this.signal, AbortSignal.timeout(10_000)]),
      })
      const answer: Answer = {
        status: response.status,
        location: response.headers.get('location'),
        body: await response.text(),
        replayed: response.headers.get('idempotency-replayed') === 'true',
      }
      return answer
    } catch {
      return undefined
    }
  }
}
