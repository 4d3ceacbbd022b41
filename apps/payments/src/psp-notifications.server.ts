import type { Log, Messaging } from '@parpay/messaging'
import type { FastifyInstance } from 'fastify'
import { PspNotification } from './psp-notification.js'

const mostBytes = 4 * 1024
const refusal = {
  ...{ type: 'about:blank', title: 'Bad Request', status: 400 },
  detail: 'Send JSON: {"key": the idempotency key of the operation that is settled}.',
}

/**
 * `POST /psp/notifications`: what is well-formed is answered 202, whether or not its key means anything. It is a hint to
 * ask the PSP about a key now and never believed, so that duplicates, disorder and forgeries are harmless; one that is
 * lost, also because our database is away, costs the time until the next inquiry. In a scope of its own, as `/admin`.
 */
export function pspNotifications(server: FastifyInstance, messaging: Pick<Messaging, 'tryNow'>, log: Log): void {
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: mostBytes }, (_request, body, parsed) => {
      parsed(null, body)
    })
    scope.post('/psp/notifications', async ({ body }, reply) => {
      const told = notification(body)
      if (!told) return reply.code(400).type('application/problem+json').send(refusal)
      await messaging.tryNow(told.key).catch((error: unknown) => {
        log.debug({ err: error }, 'a notification of the PSP was not heeded')
      })
      return reply.code(202).send()
    })
    done()
  })
}

function notification(body: unknown): PspNotification | undefined {
  try {
    return PspNotification.safeParse(JSON.parse(typeof body === 'string' ? body : '')).data
  } catch {
    return undefined
  }
}
