import { expect, test } from '@jest/globals'
import { PassThrough } from 'node:stream'
import { z } from 'zod'
import { stdoutLog } from './stdout.log.js'

const logging = (terminal: boolean) => {
  const destination = new PassThrough()
  const log = stdoutLog('checkout', 'info', { terminal, destination })
  return { log, written: () => String(destination.read()) }
}

test('lines are JSON with the name of the service', () => {
  const { log, written } = logging(false)
  log.info({ orderId: 'ord_1' }, 'placed')
  log.debug({}, 'not written')
  expect(JSON.parse(written())).toMatchObject({ level: 30, name: 'checkout', orderId: 'ord_1', msg: 'placed' })
})

test('lines are for people on a terminal', () => {
  const { log, written } = logging(true)
  log.info({ orderId: 'ord_1' }, 'placed')
  expect(written()).toMatch(/^\[\d\d:\d\d:\d\d\.\d{3}\] INFO \(checkout\): placed\n {4}orderId: "ord_1"\n$/)
})

test('fields named like a secret are blanked', () => {
  const { log, written } = logging(false)
  const token = 'tok_canary'
  log.info({ token, request: { headers: { authorization: token }, apiKey: token }, tokens: 3 }, 'asked')
  const line = written()
  expect(line).not.toContain(token)
  expect(line).toContain('"tokens":3')
})

test('errors keep message, code and stack, not the row values of the database', () => {
  const { log, written } = logging(false)
  const err = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(canary) exists' })
  log.warn({ err }, 'refused')
  const line = z.object({ err: z.record(z.string(), z.string()) }).parse(JSON.parse(written()))
  expect(line.err).toEqual({ type: 'Error', message: 'duplicate key', code: '23505', stack: err.stack })
})
