import { expect, test } from '@jest/globals'
import type { SystemStatus } from '@parpay/stack'
import { plain } from './palette.js'
import { statusJson, statusText } from './status-text.js'

const edge = { name: 'edge', pid: 101, port: 20_001, ready: true, restarts: 0, stopped: false }
const status: SystemStatus = {
  ready: true,
  edge: 'http://127.0.0.1:20001',
  psp: 'http://127.0.0.1:20002',
  brokers: ['127.0.0.1:20003'],
  postgres: 'postgres://postgres:secret@127.0.0.1:20004/postgres',
  apiKey: 'pk_test_1_2',
  account: 'acc_01h455vb4pex5vsknk084sn02q',
  paymentMethod: 'pm_01h455vb4pex5vsknk084sn02q',
  services: [edge, { ...edge, name: 'psp-simulator', pid: 102, port: 20_002, restarts: 12 }],
  servers: [{ ...edge, name: 'kafka', pid: 103, port: 20_003 }],
  pid: 100,
  logs: '/clone/.parpay/logs',
}

test('--json prints exactly what is documented', () => {
  expect(statusJson(status)).toEqual({
    ready: true,
    edge: 'http://127.0.0.1:20001',
    psp: 'http://127.0.0.1:20002',
    brokers: ['127.0.0.1:20003'],
    postgres: 'postgres://postgres:secret@127.0.0.1:20004/postgres',
    apiKey: 'pk_test_1_2',
    account: 'acc_01h455vb4pex5vsknk084sn02q',
    paymentMethod: 'pm_01h455vb4pex5vsknk084sn02q',
    services: [
      { name: 'edge', pid: 101, port: 20_001, ready: true, restarts: 0 },
      { name: 'psp-simulator', pid: 102, port: 20_002, ready: true, restarts: 12 },
    ],
  })
})

test('a person sees a table and no password', () => {
  const text = statusText(status, plain)
  expect(text).toContain('Everything is ready.')
  expect(text).toContain('psp-simulator  ready  102  20002        12')
  expect(text).toContain('kafka          ready  103  20003         0')
  expect(text).not.toContain('secret')
})

test('what is not ready is named, with why', () => {
  const stopped = { ...edge, name: 'payments', pid: null, port: null, ready: false, stopped: true }
  const crashed = { ...stopped, name: 'accounts', stopped: false }
  const starting = { ...crashed, name: 'checkout', pid: 7 }
  const text = statusText({ ...status, ready: false, services: [edge, stopped, crashed, starting] }, plain)
  expect(text).toContain('Not ready: payments, accounts, checkout.')
  expect(text).toMatch(/payments +stopped +- +- /)
  expect(text).toMatch(/accounts +down /)
  expect(text).toMatch(/checkout +starting +7 /)
})

test('all processes may be ready and the demo account not open yet', () => {
  const text = statusText({ ...status, ready: false, account: null, paymentMethod: null }, plain)
  expect(text).toContain('Not ready: the demo account is being opened.')
})
