import { eventsIn } from './event-stream.js'
import { refusal } from './answer.js'
import { ProblemError } from './problem-error.js'
import type { Reading } from './request-options.js'
import { pauseBefore, type Met, type Patience } from './retry.js'
import { pauseUnless } from './retrying.client.js'
import { Unreachable } from './unreachable.js'

/** Where a stream begins: after the event with this `n`, or with the first one. */
export interface Following extends Reading {
  readonly after?: number
}

/** Follows a stream of server-sent events for as long as the reader asks for the next one. */
export type Follow = <Event extends { readonly n: number }>(path: string, following: Following) => AsyncGenerator<Event>

interface Wire {
  readonly url: string
  readonly apiKey: string
  readonly fetch: (request: Request) => Promise<Response>
  readonly patience: Patience
}

/** The API says something every ten seconds; a connection that is silent for longer than this is given up. */
const SILENCE_MS = 30_000
const AGAIN_MS = 1_000

/**
 * Goes on after the last event where a stream ends or breaks, so that none is missed and none comes twice.
 *
 * @throws ProblemError, Unreachable and the signal's reason, as other calls do
 */
export const following = (wire: Wire): Follow =>
  async function* <Event extends { readonly n: number }>(path: string, { after, signal }: Following) {
    for (let tried = 0; ;) {
      try {
        for await (const data of connection(wire, path, after, signal)) {
          const event = JSON.parse(data) as Event // the API's description is believed, as everywhere in this client
          ;[after, tried] = [event.n, 0]
          yield event
        }
        await pauseUnless(signal, AGAIN_MS)
      } catch (error) {
        signal?.throwIfAborted()
        const ms = pauseBefore(++tried, metBy(error), wire.patience, Math.random())
        if (ms === undefined) throw error
        await pauseUnless(signal, ms)
      }
    }
  }

async function* connection({ url, apiKey, fetch }: Wire, path: string, after?: number, signal?: AbortSignal) {
  const end = new AbortController()
  const silence = setTimeout(() => {
    end.abort(new Error(`Nothing came for ${SILENCE_MS} ms.`))
  }, SILENCE_MS)
  const headers = {
    ...{ accept: 'text/event-stream', authorization: `Bearer ${apiKey}` },
    ...(after !== undefined && { 'last-event-id': String(after) }),
  }
  const either = signal ? AbortSignal.any([signal, end.signal]) : end.signal
  try {
    const response = await fetch(new Request(new URL(path, url), { headers, signal: either }))
    if (!response.ok) throw refusal(response, await response.json().catch(() => undefined))
    for await (const { data } of eventsIn(chunksOf(response, silence))) yield data
  } catch (error) {
    throw error instanceof ProblemError ? error : new Unreachable(new URL(url).origin, error)
  } finally {
    clearTimeout(silence)
    end.abort()
  }
}

async function* chunksOf({ body }: Response, silence: NodeJS.Timeout): AsyncGenerator<string> {
  if (!body) return
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    silence.refresh()
    yield chunk
  }
}

function metBy(error: unknown): Met {
  if (!(error instanceof ProblemError)) return 'nothing'
  const { status, retryAfter } = error
  return { status, retryAfter: retryAfter === undefined ? null : String(retryAfter) }
}
