import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { preferredWait } from './prefer.js'

/** How long the client wants to wait, and a signal that it has left. */
export interface Patience {
  readonly seconds: number
  readonly gone: AbortSignal
}

/** What `Prefer: wait=N` asks for; undefined when it asks for nothing that is honoured. */
export const Waiting = createParamDecorator((_: unknown, context: ExecutionContext): Patience | undefined => {
  const http = context.switchToHttp()
  const seconds = preferredWait(http.getRequest<FastifyRequest>().headers['prefer'])
  if (seconds === undefined) return undefined
  const gone = new AbortController()
  http.getResponse<FastifyReply>().raw.once('close', () => {
    gone.abort()
  })
  return { seconds, gone: gone.signal }
})
