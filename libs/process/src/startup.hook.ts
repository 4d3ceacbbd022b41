import type { FastifyInstance } from 'fastify'

const unavailable = {
  type: 'https://parpay.dev/problems/unavailable',
  title: 'Temporarily unavailable',
  status: 503,
  detail: 'The service is starting; try again in a second.',
}

/** Answers 503 to everything but `/health` and `/metrics` until the tables are there. */
export function refuseUntil(server: FastifyInstance, started: () => boolean): void {
  server.addHook('onRequest', async (request, reply) => {
    if (started() || /^\/(health\/|metrics$)/.test(request.url)) return
    await reply.code(503).header('retry-after', '1').type('application/problem+json').send(unavailable)
  })
}
