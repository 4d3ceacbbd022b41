import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'

const unreadable = {
  type: 'https://parpay.dev/problems/malformed-request',
  title: 'The request cannot be read',
  status: 400,
  detail: 'The path cannot be read: check how it is encoded.',
}

/** Answers a path that the router cannot decode, before any hook or filter sees it. The path is not repeated. */
export function refuseUnreadable(_error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  void reply.code(400).type('application/problem+json').send(unreadable)
}
