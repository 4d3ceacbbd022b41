import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Release, Script } from './script.js'
import type { Scripts } from './scripts.js'

const Params = z.object({ payment: z.string().min(1).max(100) })

/** `PUT` and `GET /payments/{payment}/script` and the release of what it holds; the README is the contract. */
export function scriptRoutes(server: FastifyInstance, scripts: Scripts): void {
  server.put('/payments/:payment/script', (request) => {
    const { payment } = Params.parse(request.params)
    const { steps } = Script.parse(request.body)
    scripts.put(payment, steps)
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
}
