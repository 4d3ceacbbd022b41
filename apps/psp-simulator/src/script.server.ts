import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Release, Script } from './script.js'
import { Lease } from './script-entry.js'
import type { Scripts } from './scripts.js'

/** Who has not renewed its lease for so long is gone, unless it said otherwise (milliseconds, by real time). */
const usual = 10_000
const Params = z.object({ payment: z.string().min(1).max(100) })
const Leased = z.object({ lease: Lease })
const Renewal = z.strictObject({ milliseconds: z.int().min(10).max(3_600_000).default(usual) })

/** `PUT` and `GET /payments/{payment}/script`, the release of what it holds, and leases; the README is the contract. */
export function scriptRoutes(server: FastifyInstance, scripts: Scripts): void {
  const ends = new Map<string, NodeJS.Timeout>()
  const end = (lease: string): void => {
    clearTimeout(ends.get(lease))
    ends.delete(lease)
    scripts.end(lease)
  }
  const renew = (lease: string, milliseconds = usual): void => {
    clearTimeout(ends.get(lease))
    ends.set(lease, setTimeout(end, milliseconds, lease).unref())
  }
  for (const lease of scripts.leases) renew(lease)
  // a script that outlives this server ends in the one that goes on from it
  server.addHook('onClose', () => {
    for (const timer of ends.values()) clearTimeout(timer)
    return Promise.resolve()
  })

  server.put('/payments/:payment/script', (request) => {
    const { payment } = Params.parse(request.params)
    const { steps, lease } = Script.extend({ lease: Lease.optional() }).parse(request.body)
    scripts.put(payment, steps, lease)
    if (lease !== undefined && !ends.has(lease)) renew(lease)
    return { payment, steps: steps.length }
  })
  server.get('/payments/:payment/script', (request, response) => {
    const { payment } = Params.parse(request.params)
    const asked = scripts.asked(payment)
    if (asked) return response.send({ payment, asked })
    return response.code(404).send({ error: 'no_script', message: `${payment} has no script: PUT one first` })
  })
  server.post('/payments/:payment/script/release', (request, response) => {
    const { payment } = Params.parse(request.params)
    const step = Release.parse(request.body)
    if (scripts.release(payment, step)) return response.send({ payment, ...step })
    const message = `the script of ${payment} has no ${step.operation} number ${step.n}: PUT it first`
    return response.code(404).send({ error: 'no_step', message })
  })
  server.put('/script-leases/:lease', (request) => {
    const { lease } = Leased.parse(request.params)
    const { milliseconds } = Renewal.parse(request.body ?? {})
    renew(lease, milliseconds)
    return { lease, milliseconds }
  })
  server.delete('/script-leases/:lease', (request) => {
    const { lease } = Leased.parse(request.params)
    end(lease)
    return { lease }
  })
}
