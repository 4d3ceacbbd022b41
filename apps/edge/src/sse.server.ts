import type { FastifyReply } from 'fastify'
import type { Readable } from 'node:stream'
import { Problem } from './problem.js'
import { eventNumber } from './sse.js'

/** Sends a stream of events until the client leaves or the process ends; to a HEAD only what it would begin with. */
export async function sendStream(reply: FastifyReply, open: () => Readable): Promise<void> {
  reply.type('text/event-stream').header('cache-control', 'no-store').header('x-accel-buffering', 'no')
  await reply.send(reply.request.method === 'HEAD' ? undefined : open())
}

/** The number of the last event that a client which comes back has seen. Throws a 400 when it cannot be one. */
export function lastEventId(header: string | undefined): number | undefined {
  if (header === undefined || header === '') return undefined
  const number = eventNumber(header)
  if (number === undefined) {
    throw new Problem('malformed-request', 'Last-Event-ID must be the id of an event of this stream.')
  }
  return number
}
