import type { Log, Messaging } from '@parpay/messaging'
import type { FastifyInstance } from 'fastify'
import { PspNotification } from './psp-notification.js'

const mostBytes = 4 * 1024
/** Keys that wait to be looked at; further ones are let go. */
const mostWaiting = 1_000
const refusal = {
  ...{ type: 'about:blank', title: 'Bad Request', status: 400 },
  detail: 'Send JSON: {"key": the idempotency key of the operation that is settled}.',
}

/**
 * `POST /psp/notifications`: what is well-formed is answered 202, whether or not its key means anything. It is a hint to
 * ask the PSP about a key now and never believed, so that duplicates, disorder and forgeries are harmless; one that is
 * lost, also because our database is away, costs the time until the next inquiry. A flood of them takes one connection to
 * the database at the most, and waits for none. In a scope of its own, as `/admin`.
 */
export function pspNotifications(server: FastifyInstance, messaging: Pick<Messaging, 'tryNow'>, log: Log): void {
  const heed = oneByOne((key) =>
    messaging.tryNow(key).catch((error: unknown) => {
      log.debug({ err: error }, 'a notification of the PSP was not heeded')
    }),
  )
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: mostBytes }, (_request, body, parsed) => {
      parsed(null, body)
    })
    scope.post('/psp/notifications', ({ body }, reply) => {
      const told = notification(body)
      if (!told) return reply.code(400).type('application/problem+json').send(refusal)
      heed(told.key)
      return reply.code(202).send()
    })
    done()
  })
}

/** Does `look` for one key after the other, in the order they came; once for one that comes again while it waits. */
function oneByOne(look: (key: string) => Promise<unknown>): (key: string) => void {
  const waiting = new Set<string>()
  let looking = false
  const lookAtAll = async (): Promise<void> => {
    looking = true
    for (const key of waiting) {
      waiting.delete(key)
      await look(key)
    }
    looking = false
  }
  return (key) => {
    if (waiting.size < mostWaiting) waiting.add(key)
    if (!looking) void lookAtAll()
  }
}

function notification(body: unknown): PspNotification | undefined {
  try {
    return PspNotification.safeParse(JSON.parse(typeof body === 'string' ? body : '')).data
  } catch {
    return undefined
  }
}
