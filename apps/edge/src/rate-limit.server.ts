import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from './problem.js'

/** Requests a minute, on each instance. */
export interface Rates {
  readonly perKey: number
  /** Of one address without a valid API key. */
  readonly perAddress: number
}

/** Counts a request against a limit and says so in its answer's headers. Rejects with the 429 when it is used up. */
export type Limit = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

const minute = 60_000
/** Keys and addresses that are remembered; the ones longest not seen are forgotten. */
const remembered = 20_000

/**
 * The limits of an instance, counted in windows of a minute that begin with a key's or address's first request. Headers
 * are those of draft-ietf-httpapi-ratelimit-headers-10: `RateLimit-Policy: "key";q=600000;w=60` (quota, window in
 * seconds) and `RateLimit: "key";r=599999;t=60` (remaining, seconds until the window ends).
 *
 * @param keyIdOf the id of the API key that a request has proven
 */
export async function rateLimits(
  server: FastifyInstance,
  { perKey, perAddress }: Rates,
  keyIdOf: (request: FastifyRequest) => string,
): Promise<{ readonly key: Limit; readonly address: Limit }> {
  await server.register(rateLimit, { global: false, cache: remembered })
  return {
    key: limit(server, 'key', perKey, keyIdOf),
    address: limit(server, 'address', perAddress, (request) => request.ip),
  }
}

function limit(
  server: FastifyInstance,
  name: string,
  max: number,
  keyGenerator: (of: FastifyRequest) => string,
): Limit {
  const count = server.createRateLimit({ max, timeWindow: minute, keyGenerator })
  return async (request, reply) => {
    const counted = await count(request)
    if (counted.isAllowed) return
    const { remaining, ttlInSeconds: seconds, isExceeded } = counted
    reply.header('ratelimit-policy', `"${name}";q=${max};w=${minute / 1000}`)
    reply.header('ratelimit', `"${name}";r=${remaining};t=${seconds}`)
    if (isExceeded) {
      throw new Problem('too-many-requests', `This ${name}’s ${max} requests a minute are used up; wait.`, {
        retryAfter: seconds,
      })
    }
  }
}
