import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type PspClient, pspClient } from '../src/psp.client.js'
import type { PspTask } from '../src/psp-task.js'

/** A PSP that does what each test says; the rest of the contract is tested against the simulator. */
let respond: RequestListener
let server: Server
let psp: PspClient
let url: string
beforeEach(async () => {
  server = createServer((request, response) => {
    respond(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : ''}/`
  psp = pspClient(url)
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
const part = { signal: new AbortController().signal, traceparent }
const capture = {
  operation: 'capture',
  paymentId: 'pay_1',
  captureId: 'cap_1',
  amount: '2499',
  currency: 'EUR',
} as const
const task: PspTask = { ...capture, final: false }
const answering =
  (status: number, body: string): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  }

describe('the PSP over HTTP', () => {
  it.each([
    ['with amounts as JSON numbers, within the trace', false, { amount: 2499, currency: 'EUR' }],
    ['told that a capture is the last', true, { amount: 2499, currency: 'EUR', final: true }],
  ])('is asked under the key, %s', async (_, final, body) => {
    const asked = new Promise((resolve) => {
      respond = (request, response) => {
        void request.toArray().then((chunks) => {
          const { method, url, headers } = request
          const body: unknown = JSON.parse(Buffer.concat(chunks as Buffer[]).toString())
          resolve({ method, url, key: headers['idempotency-key'], trace: headers['traceparent'], body })
          response.end('{}')
        })
      }
    })
    await psp.perform('capture:cap_1', { ...capture, final }, part)
    expect(await asked).toEqual({
      method: 'POST',
      url: '/payments/pay_1/capture',
      key: 'capture:cap_1',
      trace: traceparent,
      body,
    })
  })

  it('has not decided yet: asked, and inquired about', async () => {
    respond = answering(202, '{"outcome": "pending"}')
    expect(await psp.perform('k', task, part)).toEqual({ ending: 'pending' })
    expect(await psp.inquire('k', part)).toEqual({ ending: 'pending' })
  })

  it.each([
    ['500', 500, '{"error": "failed"}'],
    ['503', 503, '{"error": "unavailable"}'],
    ['422', 422, '{"error": "key_reused"}'],
    ['a 404 of something else', 404, '{"error": "no such route"}'],
    ['a 202 that says nothing', 202, '{}'],
    ['an outcome that is none yet, with status 200', 200, '{"outcome": "pending"}'],
    ['a body that is no JSON', 200, '<html>'],
    ['an outcome there is none of', 200, '{"outcome": "maybe"}'],
    [
      'an amount that is not exact',
      200,
      '{"outcome": "captured", "reference": "r", "amount": 24.99, "currency": "EUR"}',
    ],
  ])('leaves unknown what it did: %s', async (_, status, body) => {
    respond = answering(status, body)
    expect(await psp.perform('k', task, part)).toMatchObject({ ending: 'unknown' })
    expect(await psp.inquire('k', part)).toMatchObject({ ending: 'unknown' })
  })

  it('did nothing under a key it does not know', async () => {
    respond = answering(404, '{"outcome": "not_found"}')
    expect(await psp.inquire('capture:cap_1', part)).toEqual({ ending: 'nothing done' })
  })

  it('leaves unknown what it did when it breaks the connection', async () => {
    respond = (request) => request.socket.destroy()
    expect(await psp.perform('k', task, part)).toMatchObject({ ending: 'unknown' })
  })

  it('leaves unknown what it did when it has not answered within 2 s', async () => {
    respond = () => undefined
    const reply = await psp.perform('k', task, part)
    expect(reply).toEqual({ ending: 'unknown', reason: 'the PSP did not answer within 2000 ms' })
  })

  it('is not waited for when the service stops', async () => {
    const stopping = new AbortController()
    respond = () => {
      stopping.abort()
    }
    expect(await psp.perform('k', task, { signal: stopping.signal, traceparent: null })).toMatchObject({
      ending: 'unknown',
    })
  })

  it('may be away', async () => {
    server.close()
    server.closeAllConnections()
    expect(await psp.perform('k', task, part)).toMatchObject({ ending: 'nobody there' })
    expect(await psp.inquire('k', part)).toMatchObject({ ending: 'nobody there' })
  })
})
