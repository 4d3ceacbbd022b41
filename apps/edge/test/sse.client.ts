import { until } from './until.js'

export interface SseEvent {
  readonly id: number
  readonly data: Record<string, unknown>
}

/** A client of server-sent events that keeps what it was told. */
export async function followEvents(url: string, apiKey: string, headers: Record<string, string> = {}) {
  const leave = new AbortController()
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${apiKey}`, accept: 'text/event-stream', ...headers },
    signal: leave.signal,
  })
  const events: SseEvent[] = []
  const read = async (): Promise<void> => {
    let text = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (text + chunk).split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const [, id, data] = /^id: (\d+)\ndata: (.*)$/.exec(block) ?? []
        if (id !== undefined && data !== undefined) {
          events.push({ id: Number(id), data: JSON.parse(data) as SseEvent['data'] })
        }
      }
    }
  }
  /** Resolves when the stream has ended, by whichever side. */
  const ended = read().catch(() => undefined)
  return {
    response,
    events,
    ended,
    seen: (count: number): Promise<void> =>
      until(
        () => events.length >= count,
        () => `only ${JSON.stringify(events)}`,
      ),
    leave: async (): Promise<void> => {
      leave.abort()
      await ended
    },
  }
}
