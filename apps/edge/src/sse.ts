/** One event of `text/event-stream` (HTML Living Standard, 9.2): its id comes back as `Last-Event-ID`. */
export const sseEvent = (id: number, data: unknown): string => `id: ${id}\ndata: ${JSON.stringify(data)}\n\n`

/** What a stream begins with: a client that loses it comes back after a second. */
export const sseOpening = 'retry: 1000\n\n'

/** Keeps connections through proxies and shows that the other side is there; clients ignore it. */
export const sseHeartbeat = ':\n\n'

/** Whether an `Accept` header asks for a stream of events rather than for JSON. */
export function acceptsStream(accept: string | undefined): boolean {
  const quality = (type: string): number => {
    const range = (accept ?? '').split(',').find((one) => one.split(';', 1)[0]?.trim().toLowerCase() === type)
    if (range === undefined) return 0
    const [, q = '1'] = /;\s*q=([01](?:\.\d{0,3})?)\s*(?:;|$)/i.exec(range) ?? []
    return Number(q)
  }
  const stream = quality('text/event-stream')
  return stream > 0 && stream >= quality('application/json')
}

/** The number in `Last-Event-ID`; undefined when it is not one that a stream of ours gave. */
export const eventNumber = (text: string): number | undefined => (/^\d{1,15}$/.test(text) ? Number(text) : undefined)
