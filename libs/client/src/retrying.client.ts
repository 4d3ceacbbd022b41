import { setTimeout as pause } from 'node:timers/promises'
import { pauseBefore, type Met, type Patience } from './retry.js'
import { Unreachable } from './unreachable.js'

type Fetch = (request: Request) => Promise<Response>

/**
 * `fetch` that sends a request again as `pauseBefore` says. An answer cut off midway counts as none: its body is read
 * here.
 *
 * @param timeout milliseconds one try may take, beside what the request's `Prefer: wait` adds
 * @throws Unreachable when the last try met no answer; the reason of the request's signal when that fired
 */
export const retrying = (fetch: Fetch, timeout: number, patience: Patience): Fetch => {
  return async (request) => {
    for (let tried = 1; ; tried++) {
      const answer = await attempt(fetch, request, timeout)
      const met: Met = answer.ok ? metBy(answer.response) : 'nothing'
      const ms = pauseBefore(tried, met, patience, Math.random())
      if (ms !== undefined) await pauseUnless(request.signal, ms)
      else if (answer.ok) return answer.response
      else throw new Unreachable(new URL(request.url).origin, answer.cause)
    }
  }
}

type Attempt = { readonly ok: true; readonly response: Response } | { readonly ok: false; readonly cause: unknown }

async function attempt(fetch: Fetch, request: Request, timeout: number): Promise<Attempt> {
  const waits = /\bwait=(\d+)/.exec(request.headers.get('prefer') ?? '')?.[1] ?? '0'
  const late = AbortSignal.timeout(timeout + Number(waits) * 1_000)
  try {
    const signal = AbortSignal.any([request.signal, late])
    const response = await fetch(new Request(request.clone(), { signal }))
    const body = await response.arrayBuffer()
    return { ok: true, response: new Response(body.byteLength > 0 ? body : null, response) }
  } catch (cause) {
    request.signal.throwIfAborted()
    return { ok: false, cause }
  }
}

const metBy = ({ status, headers }: Response): Met => ({ status, retryAfter: headers.get('retry-after') })

/** @throws the signal's reason as soon as it fires */
export async function pauseUnless(signal: AbortSignal | undefined, ms: number): Promise<void> {
  await pause(ms, undefined, signal && { signal }).catch(() => undefined)
  signal?.throwIfAborted()
}
